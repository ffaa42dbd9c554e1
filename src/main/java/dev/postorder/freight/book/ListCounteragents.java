package dev.postorder.freight.book;

import dev.postorder.addressbook.CounteragentFilter;
import dev.postorder.freight.body.Lengths;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * book/counteragents and book/counteragents/search. Anonymous receivers are listed with {@code
 * withAnonym}, and alone with {@code isAnonym}. Ours: {@code lastUpdate} (a day, from which on),
 * and {@code page} from 1 of {@code limit}, at most and by itself 10 000.
 */
final class ListCounteragents {
  private static final int MOST_IDS = 1000;
  private static final int MOST = 10_000;
  private static final int MOST_PAGES = 1_000_000;
  private static final int LONGEST_QUERY = 255;

  private final Desk desk;
  private final BookAnswers answers;
  private final CounteragentAnswer answer;
  private final ZoneId zone;

  ListCounteragents(Desk desk, BookAnswers answers, ZoneId zone) {
    this.desk = desk;
    this.answers = answers;
    this.answer = new CounteragentAnswer(answers);
    this.zone = zone;
  }

  Reply list(Wire wire, Turn turn) {
    CounteragentFilter filter = filter(turn.body());
    return desk.read(
        turn,
        customerId ->
            answers.list(wire, answer.list(wire, desk.book().counteragents(customerId, filter))));
  }

  private CounteragentFilter filter(Fields body) {
    boolean with = body.flag("withAnonym").orElse(false);
    boolean only = body.flag("isAnonym").orElse(false);
    Optional<List<Long>> ids = body.integers("counteragentIds", MOST_IDS);
    Optional<Instant> since =
        body.date("lastUpdate").map((LocalDate day) -> day.atStartOfDay(zone).toInstant());
    return new CounteragentFilter(
        ids,
        only ? Optional.of(true) : with ? Optional.empty() : Optional.of(false),
        since,
        number(body, "limit", MOST, MOST),
        number(body, "page", MOST_PAGES, 1));
  }

  private static int number(Fields body, String key, int most, int initially) {
    Optional<Long> given = body.integer(key);
    if (given.filter(number -> number < 1 || number > most).isPresent()) {
      body.faults().limit("Ожидается число от 1 до " + most, body.path(key));
    }
    return given
        .filter(number -> number >= 1 && number <= most)
        .orElse((long) initially)
        .intValue();
  }

  Reply search(Wire wire, Turn turn) {
    Fields body = turn.body();
    String query = body.required("query", Lengths.text(body, "query", LONGEST_QUERY)).orElse("");
    Optional<String> country = body.text("country");
    boolean juridical = body.flag("juridical").orElse(true);
    return desk.read(
        turn,
        customerId ->
            answers.list(
                wire,
                answer.list(wire, desk.book().search(customerId, query, juridical, country))));
  }
}
