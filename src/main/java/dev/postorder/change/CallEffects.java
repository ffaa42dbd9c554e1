package dev.postorder.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * What a call did to orders: the changes that it filed or decided, and the states that it brought.
 */
public final class CallEffects {
  private static final int MOST = 100;
  private static final String CHANGES =
      """
      select c.request_id, d.order_number, c.id, c.type, c.status, c.decided
      from (
        select f.request_id, f.id, f.type, f.status, false as decided
        from change_request f where f.call_id = :call
        union all
        select f.request_id, f.id, f.type, f.status, true
        from change_request f where f.decided_call_id = :call) c
      join order_directory d on d.request_id = c.request_id
      order by c.id, c.decided limit :most
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
   * A change that was filed or decided.
   *
   * @param orderNumber of an order that has one
   * @param status what became of it up to now
   * @param decided whether the call decided it; else it filed it
   */
  public record CausedChange(
      int requestId,
      Optional<String> orderNumber,
      long id,
      String type,
      String status,
      boolean decided) {
    /** What the call did: {@code filed} or {@code decided}. */
    public String step() {
      return decided ? "decided" : "filed";
    }
  }

  /** A state that an order came into. */
  public record BroughtState(
      int requestId, Optional<String> orderNumber, String state, Instant at) {}

  /** The first hundred changes that a call filed or decided. */
  public List<CausedChange> changes(UUID call) {
    return read(CHANGES, call, CausedChange.class);
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
