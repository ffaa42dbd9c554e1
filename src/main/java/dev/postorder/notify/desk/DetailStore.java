package dev.postorder.notify.desk;

import dev.postorder.notify.OrderData;
import dev.postorder.notify.Text;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;

/** All that the database has of one notification. */
final class DetailStore {
  private static final String ENTRY =
      "select %s from notification n %s where n.customer_id = :customer and n.id = :id"
          .formatted(SearchStore.ENTRY, SearchStore.JOINED);
  private static final String REST =
      """
      select n.schedule, %s as data, n.subject, n.text_body, n.html_body
      from notification n where n.customer_id = :customer and n.id = :id
      """
          .formatted(OrderData.TOLD);
  private static final String ATTEMPTS =
      """
      select attempt, at, duration_us, outcome, answer from delivery_attempt
      where customer_id = :customer and notification_id = :id order by attempt
      """;
  private static final String REPORTS =
      """
      select at, outcome, detail from delivery_report
      where customer_id = :customer and notification_id = :id order by id
      """;
  private static final String AGAIN =
      """
      select n.id from notification f
      join notification n on n.customer_id = f.customer_id and n.request_id = f.request_id and n.event = f.event
                         and n.first_id = f.id
      where f.customer_id = :customer and f.id = :id order by n.id
      """;

  private DetailStore() {}

  private record Rest(
      String schedule,
      JsonNode data,
      Optional<String> subject,
      Optional<String> textBody,
      Optional<String> htmlBody) {
    Optional<Text> text() {
      return textBody.map(text -> new Text(subject.orElse(""), text, htmlBody.orElse("")));
    }
  }

  static Optional<NotificationDetails> find(Handle handle, NotificationId name) {
    return list(handle, ENTRY, name, NotificationEntry.class).stream()
        .findFirst()
        .map(entry -> details(handle, entry));
  }

  private static NotificationDetails details(Handle handle, NotificationEntry entry) {
    NotificationId name = entry.name();
    Rest rest = list(handle, REST, name, Rest.class).getFirst();
    return new NotificationDetails(
        entry,
        rest.schedule(),
        rest.data(),
        rest.text(),
        list(handle, ATTEMPTS, name, NotificationDetails.Tried.class),
        list(handle, REPORTS, name, NotificationDetails.Report.class),
        list(handle, AGAIN, name, Long.class).stream()
            .map(id -> new NotificationId(name.customerId(), id))
            .toList(),
        Optional.empty(),
        Optional.empty());
  }

  private static <T> List<T> list(Handle handle, String sql, NotificationId name, Class<T> type) {
    return handle
        .createQuery(sql)
        .bind("customer", name.customerId())
        .bind("id", name.id())
        .mapTo(type)
        .list();
  }
}
