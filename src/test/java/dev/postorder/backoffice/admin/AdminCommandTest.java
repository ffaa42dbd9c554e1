package dev.postorder.backoffice.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.Passwords;
import dev.postorder.access.Secrets;
import dev.postorder.platform.database.Database;
import dev.postorder.platform.database.DatabaseAddress;
import dev.postorder.platform.database.DatabaseSettings;
import dev.postorder.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminCommandTest {
  private final DatabaseAddress address = TestDatabase.freshAddress();

  /** What a command answered. */
  private record Said(int exit, String out, String err) {}

  private Said admin(String... arguments) {
    return run(
        Map.of(
            "POSTORDER_DATABASE_URL", address.url(),
            "POSTORDER_DATABASE_USER", address.user(),
            "POSTORDER_DATABASE_PASSWORD", address.password()),
        arguments);
  }

  private static Said run(Map<String, String> environment, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit =
        AdminCommand.commandLine(
                Clock.systemUTC(),
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .execute(arguments);
    return new Said(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String stored(String sql) {
    try (Database database = Database.open(new DatabaseSettings.External(address, 2))) {
      return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(String.class).one());
    }
  }

  @Test
  void addsListsAndDisablesACustomer() {
    Said added = admin("customer", "add", "ООО «Ромашка»", "--inn", "6950123450");
    assertThat(added.exit()).isZero();
    assertThat(added.out()).matches("1\t[0-9a-f-]{36}\tenabled\tООО «Ромашка»\t6950123450\t-\n");
    assertThat(admin("customer", "list").out()).isEqualTo(added.out());
    assertThat(admin("customer", "disable", "1").exit()).isZero();
    assertThat(admin("customer", "list").out()).contains("\tdisabled\t");
    assertThat(admin("customer", "disable", "1").exit()).isEqualTo(1);
  }

  @Test
  void showsAGeneratedPasswordOnceAndStoresItsHash() {
    admin("customer", "add", "Вектор");
    Said added = admin("user", "add", "Anna@Romashka.example", "--access", "1=2");
    assertThat(added.exit()).isZero();
    String hash =
        stored("select password_hash from app_user where login = 'anna@romashka.example'");
    assertThat(Passwords.verify(added.out().strip(), hash)).isTrue();
    assertThat(admin("user", "list").out()).isEqualTo("1\tanna@romashka.example\tenabled\t1=2\n");
    assertThat(admin("user", "grant", "anna@romashka.example", "--access", "1=3").exit()).isZero();
    assertThat(admin("user", "list").out()).contains("1=3");
    assertThat(admin("user", "add", "anna@romashka.example").err()).contains("taken");
    String other = admin("user", "password", "anna@romashka.example").out().strip();
    assertThat(Passwords.verify(other, stored("select password_hash from app_user"))).isTrue();
    assertThat(admin("user", "password", "nobody@romashka.example").exit()).isEqualTo(1);
    assertThat(admin("user", "disable", "ANNA@romashka.example").exit()).isZero();
    assertThat(admin("user", "list").out()).contains("disabled");
  }

  @Test
  void aRefusedGrantLeavesNoUserBehind() {
    Said refused = admin("user", "add", "anna@romashka.example", "--access", "7=2");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(admin("user", "list").out()).isEmpty();
    assertThat(admin("user", "add", "anna").exit()).isEqualTo(1);
  }

  @Test
  void showsAKeyOnceAndStoresItsHash() {
    for (String kind : new String[] {"application", "api-key"}) {
      Said added = admin(kind, "add", "1C");
      assertThat(added.exit()).isZero();
      String table = kind.replace('-', '_');
      String hash = stored("select encode(key_hash, 'hex') from " + table + " where name = '1C'");
      assertThat(java.util.HexFormat.of().formatHex(Secrets.sha256(added.out().strip())))
          .isEqualTo(hash);
      assertThat(admin(kind, "add", "1C").err()).contains("taken");
      assertThat(admin(kind, "list").out()).startsWith("1\t1C\tenabled\t");
      assertThat(admin(kind, "disable", "1C").exit()).isZero();
      assertThat(admin(kind, "list").out()).contains("disabled");
    }
  }

  @Test
  void worksOnAnEmptyDataDirectoryWithoutAServer(@TempDir Path directory) {
    String data = directory.resolve("data").toString();
    assertThat(run(Map.of(), "customer", "add", "Вектор", "--data", data).exit()).isZero();
    assertThat(run(Map.of(), "customer", "list", "--data", data).out()).contains("Вектор");
  }

  @Test
  void saysWhatIsWrongWithTheConfiguration() {
    Said refused = run(Map.of("POSTORDER_DATABASE_POOL_SIZE", "1"), "customer", "list");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("database.pool-size");
  }
}
