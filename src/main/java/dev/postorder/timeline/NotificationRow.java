package dev.postorder.timeline;

import dev.postorder.notify.desk.NotificationDetails.Report;
import dev.postorder.notify.desk.NotificationDetails.Tried;
import dev.postorder.notify.desk.NotificationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a notification with its attempts and reports. */
final class NotificationRow {
  private static final JsonMapper JSON = JsonMapper.shared();

  private NotificationRow() {}

  static Entry entry(long customerId, ResultSet row) throws SQLException {
    long id = row.getLong("id");
    Long first = row.getObject("first_id", Long.class);
    OffsetDateTime next = row.getObject("next_attempt_at", OffsetDateTime.class);
    return TimelineStore.entry(
        row,
        new Position(TimelineStore.at(row, "at"), Kind.NOTIFICATION, String.valueOf(id)),
        Optional.empty(),
        new What.Told(
            new NotificationId(customerId, id),
            row.getString("event"),
            row.getString("channel"),
            row.getString("role"),
            row.getString("recipient"),
            row.getString("state"),
            TimelineStore.text(row, "subject"),
            Optional.ofNullable(first).map(number -> new NotificationId(customerId, number)),
            Optional.ofNullable(next).map(OffsetDateTime::toInstant),
            attempts(JSON.readTree(row.getString("attempts"))),
            reports(JSON.readTree(row.getString("reports")))));
  }

  private static List<Tried> attempts(JsonNode rows) {
    return rows.valueStream()
        .map(
            row ->
                new Tried(
                    row.path("attempt").asInt(0),
                    time(row),
                    row.path("duration").asLong(0),
                    row.path("outcome").asString(""),
                    row.path("answer").asString("")))
        .toList();
  }

  private static List<Report> reports(JsonNode rows) {
    return rows.valueStream()
        .map(
            row ->
                new Report(
                    time(row), row.path("outcome").asString(""), row.path("detail").asString("")))
        .toList();
  }

  private static Instant time(JsonNode row) {
    return OffsetDateTime.parse(row.path("at").asString("")).toInstant();
  }
}
