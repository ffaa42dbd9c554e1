package dev.postorder.backoffice;

import dev.postorder.testing.Await;
import java.time.Instant;
import java.util.List;

/** Orders that were told of, and what became of it. */
final class NotificationStage implements AutoCloseable {
  final BackOffice office;

  NotificationStage(String... settings) {
    office = new BackOffice(settings);
  }

  /** A completed order, of which one letter has gone out to its sender. */
  String completed() {
    String number = office.stored("delivery");
    office.post("/orders/" + number + "/state", "{\"state\":\"finished\"}");
    Await.equal(() -> count("state = 'sent' and " + of(number)), 1L);
    return number;
  }

  /** The name of the notification of a completed order. */
  String name(String number) {
    return text("select customer_id || '-' || id from notification where " + of(number));
  }

  /** Makes the notifications of an order dead letters. */
  void kill(String number) {
    office
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update notification set state = 'failed', attempts = 8, sent_at = null,"
                        + " next_attempt_at = ? where "
                        + of(number),
                    Instant.now()));
  }

  /** A condition for the notifications of an order. */
  static String of(String number) {
    return "request_id = (select request_id from order_directory where order_number = '"
        + number
        + "')";
  }

  long count(String condition) {
    return Long.parseLong(text("select count(*) from notification where " + condition));
  }

  String text(String sql) {
    return texts(sql).getFirst();
  }

  List<String> texts(String sql) {
    return office.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).list());
  }

  @Override
  public void close() {
    office.close();
  }
}
