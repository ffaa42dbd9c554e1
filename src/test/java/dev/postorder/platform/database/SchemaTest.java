package dev.postorder.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postorder.testing.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Databases that somebody else runs, in every state in which we may find them. */
class SchemaTest {
  @Test
  void twoNodesComeUpAtOnceOnAnEmptyDatabase() throws Exception {
    var settings = new DatabaseSettings.External(TestDatabase.emptyAddress(), 2);
    Callable<Integer> node =
        () -> {
          try (Database database = Database.open(settings)) {
            return database.schemaVersion();
          }
        };
    try (var nodes = Executors.newFixedThreadPool(3)) {
      for (var version : nodes.invokeAll(List.of(node, node, node))) {
        assertThat(version.get()).isEqualTo(Migrations.ofThisBuild().lastKey());
      }
    }
  }

  @Test
  void ourChecksumsAreFlywaysSoThatItNeedNotBeLoaded() {
    try (Database database = TestDatabase.fresh()) {
      var applied =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("select version, checksum from flyway_schema_history")
                          .map((row, context) -> Map.entry(row.getInt(1), row.getInt(2)))
                          .list());
      assertThat(applied).containsExactlyElementsOf(Migrations.ofThisBuild().entrySet());
    }
  }

  @Test
  void aSchemaOfANewerBuildIsRefused() {
    var settings = new DatabaseSettings.External(TestDatabase.freshAddress(), 2);
    try (Database database = Database.open(settings)) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      """
                      insert into flyway_schema_history
                      select installed_rank + 1000, '9999', description, type, script, checksum,
                             installed_by, now(), execution_time, success
                      from flyway_schema_history limit 1
                      """));
    }
    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("version 9999")
        .hasMessageContaining("newer build");
  }

  @Test
  void aSchemaThatIsNotWhatOurMigrationsMakeIsRefused() {
    var settings = new DatabaseSettings.External(TestDatabase.freshAddress(), 2);
    try (Database database = Database.open(settings)) {
      database
          .jdbi()
          .useHandle(handle -> handle.execute("update flyway_schema_history set checksum = 1"));
    }
    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("was made by another build");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var address = new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + free + "/x", "me", "secret");
    assertThatThrownBy(() -> Database.open(new DatabaseSettings.External(address, 1)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining(address.url())
        .hasMessageContaining("refused")
        .hasMessageNotContaining("secret");
  }

  @Test
  void anotherDatabasesUrlIsRefused() {
    assertThatThrownBy(() -> new DatabaseAddress("jdbc:mysql://x/y", "me", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql:");
  }
}
