package dev.postorder.calllog;

import dev.postorder.platform.ids.TimeOrderedId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Looks calls up. Their ids sort by time, so the newest are read first without sorting all. */
public final class CallSearch {
  private static final String CALLS =
      """
      select c.id, c.at, c.source, c.message, c.trail, u.login, c.request_id, d.order_number, c.outcome, c.note, c.ip,
             coalesce(c.status, x.status) as status, coalesce(c.duration_us, x.duration_us) as duration_us,
             coalesce(c.request_size, x.request_size) as request_size,
             coalesce(c.answer_size, x.answer_size) as answer_size,
             encode(coalesce(c.request_sha256, x.request_sha256), 'hex') as request_sha256,
             encode(coalesce(c.answer_sha256, x.answer_sha256), 'hex') as answer_sha256,
             x.request, x.answer
      from call c
      left join call_exchange x on x.call_id = c.id and x.at = c.at
      left join app_user u on u.id = c.user_id
      left join order_directory d on d.request_id = c.request_id
      """;
  private static final String PATIENCE = "set local statement_timeout = '10s'";

  private final Jdbi jdbi;

  /** Looks in this database. */
  public CallSearch(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The newest calls first. */
  public List<LoggedCall> search(CallQuery query) {
    var where = new StringBuilder("where true");
    query.trail().ifPresent(value -> where.append(" and c.trail = :trail"));
    query
        .message()
        .ifPresent(value -> where.append(" and position(lower(:message) in lower(c.message)) > 0"));
    query.source().ifPresent(value -> where.append(" and c.source = :source"));
    query.order().ifPresent(value -> where.append(" and c.request_id = ").append(order(value)));
    query.outcome().ifPresent(value -> where.append(" and c.outcome = :outcome"));
    query.from().ifPresent(value -> where.append(" and c.at >= :from"));
    query.until().ifPresent(value -> where.append(" and c.at < :until"));
    query.before().ifPresent(value -> where.append(" and c.id < :before and c.at <= :before_at"));
    String sql = CALLS + where + " order by c.id desc limit :limit";
    return jdbi.inTransaction(
        handle -> {
          handle.execute(PATIENCE);
          return handle
              .createQuery(sql)
              .bind("trail", query.trail())
              .bind("message", query.message())
              .bind("source", query.source().map(Source::code))
              .bind("order", query.order())
              .bind("outcome", query.outcome().map(Outcome::code))
              .bind("from", query.from())
              .bind("until", query.until())
              .bind("before", query.before())
              .bind("before_at", query.before().map(id -> TimeOrderedId.time(id).plusMillis(1)))
              .bind("limit", query.limit())
              .mapTo(LoggedCall.class)
              .list();
        });
  }

  /** One call. */
  public Optional<LoggedCall> find(UUID id) {
    Instant at = TimeOrderedId.time(id);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(CALLS + "where c.id = :id and c.at between :from and :until")
                .bind("id", id)
                .bind("from", at.minusMillis(1))
                .bind("until", at.plusMillis(1))
                .mapTo(LoggedCall.class)
                .findOne());
  }

  private static String order(String number) {
    return number.length() == 13
        ? "(select request_id from order_directory where order_number = :order)"
        : ":order::integer";
  }
}
