package dev.postorder.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What a call did to orders: the changes that it filed, and the states that it brought. */
public final class CallEffects {
  private static final int MOST = 100;
  private static final String CHANGES =
      """
      select c.request_id, d.order_number, c.id, c.type, c.status
      from change_request c
      join order_directory d on d.request_id = c.request_id
      where c.call_id = :call
      order by c.id limit :most
      """;
  private static final String STATES =
      """
      select s.request_id, d.order_number, s.state, s.at
      from order_state_change s
      join order_directory d on d.request_id = s.request_id
      where s.call_id = :call
      order by s.at, s.request_id, s.id limit :most
      """;

  private final Jdbi jdbi;

  /** Reads from this database. */
  public CallEffects(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A change that was filed.
   *
   * @param orderNumber of an order that has one
   */
  public record FiledChange(
      int requestId, Optional<String> orderNumber, long id, String type, String status) {}

  /** A state that an order came into. */
  public record BroughtState(
      int requestId, Optional<String> orderNumber, String state, Instant at) {}

  /** The first hundred changes that a call filed. */
  public List<FiledChange> changes(UUID call) {
    return read(CHANGES, call, FiledChange.class);
  }

  /** The first hundred states that it brought. */
  public List<BroughtState> states(UUID call) {
    return read(STATES, call, BroughtState.class);
  }

  private <T> List<T> read(String sql, UUID call, Class<T> row) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("call", call).bind("most", MOST).mapTo(row).list());
  }
}
