package dev.postorder.calllog.search;

import dev.postorder.calllog.search.Condition.Way;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements of a search, for a stretch of time {@code :from} to {@code :until} with the ids
 * {@code :first} to {@code :last}, and {@code :limit} calls. They name the way through the indexes
 * themselves, so that no estimate of how common a value is can lead them astray.
 */
final class CallSql {
  private static final String TIMES = "c.at >= :from and c.at < :until";
  private static final String WITHIN = TIMES + " and " + Way.ALL.ids();
  private static final String BY_BODIES =
      "call_exchange x join call c on c.id = x.call_id and c.at = x.at";
  private static final String BODIES_WITHIN =
      "x.at >= :from and x.at < :until and x.call_id >= :first and x.call_id < :last";

  /** How many bodies are looked through before the index is asked: words of one in twenty calls. */
  private static final int GLANCE = 1000;

  private final Conditions conditions;
  private final List<String> texts;

  CallSql(Conditions conditions, CallFilter filter) {
    this.conditions = conditions;
    this.texts = filter.wanted(Key.TEXT);
  }

  /** Whether words of bodies lead the way. */
  boolean byWords() {
    return !texts.isEmpty() && !conditions.narrow();
  }

  /** Whether calls are found without looking at many that are not wanted. */
  boolean indexed() {
    return byWords() || conditions.none() || conditions.leading().isPresent();
  }

  /**
   * Whether the plan of {@link #ids} is the same whatever the values and the stretch: each way is
   * along the index of a column, and nothing else could be.
   */
  boolean settled() {
    return texts.isEmpty()
        && conditions.leading().filter(led -> led.ways().stream().allMatch(Way::keyed)).isPresent();
  }

  /** Ids and times of calls. */
  String ids(boolean newestFirst) {
    String order = order(newestFirst);
    return union(
        ways("c.id, c.at", " order by c.id " + order + " limit :limit"),
        "id, at",
        " found order by id " + order + " limit :limit");
  }

  /** A statement for each way of the condition that leads best. */
  private List<String> ways(String columns, String end) {
    String text = texts.isEmpty() ? "" : "\n  and " + Words.inBodies(texts, conditions::bind);
    Optional<Condition> leading = conditions.leading();
    String rest = conditions.besides(leading) + text + end;
    return leading.map(Condition::ways).orElse(List.of(Way.ALL)).stream()
        .map(
            way ->
                "select %s from %s where %s and %s%s"
                    .formatted(
                        columns,
                        way.byBodies() ? BY_BODIES : "call c",
                        (way.byBodies() ? BODIES_WITHIN + " and " : "")
                            + (TIMES + " and " + way.ids()),
                        way.sql(),
                        rest))
        .toList();
  }

  /** A call that is found on two ways is found once. */
  private static String union(List<String> ways, String columns, String end) {
    return ways.size() == 1
        ? ways.getFirst()
        : ways.stream()
            .collect(
                Collectors.joining(")\nunion\n(", "select " + columns + " from (\n(", "))" + end));
  }

  /** The same among the bodies of the first thousand calls only: words that many have. */
  String glance(boolean newestFirst) {
    return """
    select c.id, c.at
    from (select x.call_id, x.at, x.request, x.answer from call_exchange x
          where %s order by x.call_id %s limit %d) x
    join call c on c.id = x.call_id and c.at = x.at
    where %s and %s%s
    order by c.id %s limit :limit
    """
        .formatted(
            BODIES_WITHIN,
            order(newestFirst),
            GLANCE,
            WITHIN,
            Words.matches(texts, conditions::bind),
            conditions.sql(),
            order(newestFirst));
  }

  /** By the index of words; the rows of calls are read for those only that are to be shown. */
  String words(boolean newestFirst) {
    String order = order(newestFirst);
    return """
    with hit as materialized (
      select x.call_id, x.at from call_exchange x where %s and %s)
    select c.id, c.at from %s h
    join call c on c.id = h.call_id and c.at = h.at
    where %s%s
    order by c.id %s limit :limit
    """
        .formatted(
            BODIES_WITHIN,
            Words.indexed(texts, conditions::bind),
            conditions.none()
                ? "(select * from hit order by call_id " + order + " limit :limit)"
                : "hit",
            WITHIN,
            conditions.sql(),
            order);
  }

  /** The calls for counting, as {@code c}. */
  String counted() {
    if (byWords()) {
      return "from %s where %s and %s and %s%s"
          .formatted(
              BY_BODIES,
              BODIES_WITHIN,
              WITHIN,
              Words.indexed(texts, conditions::bind),
              conditions.sql());
    }
    if (conditions.leading().stream().flatMap(c -> c.ways().stream()).anyMatch(Way::byBodies)) {
      return "from (" + union(ways("c.id, c.at, c.outcome", ""), "at, outcome", " found") + ") c";
    }
    String text = texts.isEmpty() ? "" : " and " + Words.inBodies(texts, conditions::bind);
    return "from call c where " + WITHIN + conditions.sql() + text;
  }

  private static String order(boolean newestFirst) {
    return newestFirst ? "desc" : "asc";
  }
}
