package dev.postorder.notify;

import dev.postorder.testing.Await;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An outbox in a real database, nodes that empty it, and a clock that the test moves. */
final class OutboxStage implements AutoCloseable {
  final Capabilities to = new Capabilities();
  final Instant start = Instant.parse("2030-01-15T10:00:00Z");
  final SettableClock clock = new SettableClock(start);
  private final long customer = to.customer();
  private final List<Dispatcher> nodes = new ArrayList<>();
  private final List<ScriptedChannel> channels = new ArrayList<>();

  /** A node with the usual limits. */
  Dispatcher node(ScriptedChannel channel) {
    return node(channel, 256);
  }

  Dispatcher node(ScriptedChannel channel, int inFlight) {
    var schedules = Capabilities.OUTBOX.schedules();
    var settings = new OutboxSettings(Duration.ofSeconds(30), inFlight, schedules);
    var node = new Dispatcher(to.jdbi, clock, settings, channel);
    nodes.add(node);
    channels.add(channel);
    return node;
  }

  /** A notification of an order to a recipient at a host. */
  long add(int order, String recipient, String host) {
    return to.jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into notification (customer_id, request_id, event, channel, role, recipient, host,
                                              schedule, data, next_attempt_at, created_at, call_id)
                    values (:customer, :order, 'order.state.inway', 'webhook', 'customer', :recipient, :host,
                            'webhook', '{}', :now, :now, gen_random_uuid())
                    """)
                .bindMap(
                    Map.of(
                        "customer", customer,
                        "order", order,
                        "recipient", recipient,
                        "host", host,
                        "now", clock.instant()))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
  }

  /** As many, each of an order and to a recipient of its own: {@code name-1}, {@code name-2} … */
  void addMany(int count, String name, String host) {
    for (int i = 1; i <= count; i++) {
      add(i, name + "-" + i, host);
    }
  }

  /** {@code state attempts}, and when it is tried again in seconds from the start. */
  String row(long id) {
    return to.one(
        "select concat_ws(' ', state, attempts, extract(epoch from next_attempt_at -"
            + " ?::timestamptz)::int) from notification where id = ?",
        String.class,
        start.toString(),
        id);
  }

  int count(String state) {
    return to.one("select count(*) from notification where state = ?", Integer.class, state);
  }

  void awaitCount(String state, int count) {
    Await.equal(() -> count(state), count);
  }

  /** The attempts, as {@code attempt answer}. */
  List<String> attempts(long id) {
    return to.all(
        "select attempt || ' ' || answer from delivery_attempt where notification_id = ? order by"
            + " attempt",
        id);
  }

  @Override
  public void close() {
    channels.forEach(ScriptedChannel::close);
    nodes.forEach(Dispatcher::close);
    to.close();
  }
}
