package dev.postorder.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Types on their way to SQL and back. */
class DatabaseTest {
  private static final Database DATABASE = TestDatabase.fresh();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  record Row(
      UUID id,
      Instant createdAt,
      Optional<Instant> closedAt,
      JsonNode data,
      Optional<JsonNode> noData,
      List<String> names,
      Optional<Integer> count) {}

  @Test
  void everyTypeComesBackAsItWent() {
    var json = JsonMapper.shared().readTree("{\"name\": \"Иван\", \"phones\": [1, 2]}");
    var sent =
        new Row(
            UUID.randomUUID(),
            Instant.parse("2026-11-22T10:15:30.123456Z"),
            Optional.empty(),
            json,
            Optional.empty(),
            List.of("а", "б,\"в"),
            Optional.of(7));
    Row read =
        DATABASE
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select :id as id, :createdAt as created_at, :closedAt::timestamptz as closed_at,
                                   :data as data, :noData::jsonb as no_data, :names as names,
                                   :count::integer as count
                            """)
                        .bind("id", sent.id())
                        .bind("createdAt", sent.createdAt())
                        .bind("closedAt", sent.closedAt())
                        .bind("data", sent.data())
                        .bind("noData", sent.noData())
                        .bindArray("names", String.class, sent.names())
                        .bind("count", sent.count())
                        .mapTo(Row.class)
                        .one());
    assertThat(read).isEqualTo(sent);
  }

  @Test
  void arraysOfEveryTypeAreBound() {
    Instant time = Instant.parse("2026-11-22T10:15:30Z");
    UUID id = UUID.randomUUID();
    var json = JsonMapper.shared().readTree("[\"a,b\", {}]");
    String joined =
        DATABASE
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select count(*) || ' ' || min(a.time) || ' ' || min(a.id::text) || ' '
                                   || min(a.json::text) || ' ' || min(a.number) || ' ' || min(encode(a.hash, 'hex'))
                            from unnest(:times, :ids, :jsons, :numbers, :hashes)
                              as a (time, id, json, number, hash)
                            """)
                        .bindArray("times", Instant.class, List.of(time))
                        .bindArray("ids", UUID.class, List.of(id))
                        .bindArray("jsons", JsonNode.class, List.of(json))
                        .bindArray("numbers", Long.class, List.of(5L))
                        .bindArray("hashes", byte[].class, List.of(new byte[] {1, -1}))
                        .mapTo(String.class)
                        .one());
    assertThat(joined).isEqualTo("1 2026-11-22 10:15:30+00 " + id + " [\"a,b\", {}] 5 01ff");
  }

  @Test
  void aFreshDatabaseHasTheNewestSchema() {
    assertThat(DATABASE.schemaVersion()).isEqualTo(Migrations.ofThisBuild().lastKey());
  }
}
