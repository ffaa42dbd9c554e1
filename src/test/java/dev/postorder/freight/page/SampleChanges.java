package dev.postorder.freight.page;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import dev.postorder.freight.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A change of each type, with everything that it can say: {@code src/test/resources/changes}. */
public final class SampleChanges {
  private static final String FILE =
      """
      insert into change_request (customer_id, request_id, type, status, before, after, reason, call_id,
                                  created_at, decided_at, decided_by)
      select customer_id, request_id, ?, ?, ?::jsonb, ?::jsonb, ?, gen_random_uuid(),
             '2020-03-26 07:25:25+03', case when ? then null else '2020-03-27 10:00:00+03'::timestamptz end, 'test'
      from orders where order_number = ?
      """;

  private SampleChanges() {}

  /** What a change of a type says, as {@code before} and {@code after}. */
  public static JsonNode of(ChangeType type) {
    try {
      return JsonMapper.shared()
          .readTree(Files.readString(Path.of("src/test/resources/changes", type.code() + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a change into an order's history. */
  public static void file(World world, String orderId, ChangeType type, ChangeStatus status) {
    String reason = status == ChangeStatus.FAILED ? "груз уже <выдан> & увезён" : null;
    world
        .server
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    FILE,
                    type.code(),
                    status.code(),
                    of(type).get("before").toString(),
                    of(type).get("after").toString(),
                    reason,
                    status == ChangeStatus.IN_PROGRESS,
                    orderId));
  }
}
