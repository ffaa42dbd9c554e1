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
    assertThat(admin("customer", "enable", "1").exit()).isZero();
    assertThat(admin("customer", "list").out()).contains("\tenabled\t");
    assertThat(admin("customer", "enable", "1").exit()).isEqualTo(1);
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
  void showsATokenOnceAndEndsIt() {
    admin("user", "add", "anna@romashka.example");
    Said added = admin("token", "add", "Anna@romashka.example", "--name", "1C", "--days", "30");
    assertThat(added.out()).matches("dl-api-[A-Za-z0-9]{40}\n");
    assertThat(java.util.HexFormat.of().formatHex(Secrets.sha256(added.out().strip())))
        .isEqualTo(stored("select encode(token_hash, 'hex') from personal_token"));
    assertThat(admin("token", "list", "anna@romashka.example").out())
        .matches("1\t1C\tvalid\t\\S+Z\t\\S+Z\t-\n");
    assertThat(admin("token", "end", "anna@romashka.example", "1").exit()).isZero();
    assertThat(admin("token", "list", "anna@romashka.example").out()).contains("\tended\t");
    assertThat(admin("token", "end", "anna@romashka.example", "1").exit()).isEqualTo(1);
    assertThat(admin("token", "add", "nobody@romashka.example").err()).contains("no such user");
    assertThat(admin("token", "add", "anna@romashka.example", "--days", "0").exit()).isEqualTo(1);
  }

  @Test
  void listsAndEndsSessionsOfBothFaces() {
    admin("user", "add", "anna@romashka.example");
    admin("application", "add", "1C");
    open();
    assertThat(admin("session", "list", "anna@romashka.example").out())
        .matches(
            "B{12}\ttravel\t-\t-\t-\t\\S+\t\\S+\t\\S+\n"
                + "A{12}\tfreight\t1C\t-\t10.0.0.1\t\\S+\t\\S+\t\\S+\n");
    assertThat(admin("session", "end", "anna@romashka.example", "AAAAAAAAAAAA").exit()).isZero();
    assertThat(admin("session", "end", "anna@romashka.example", "AAAAAAAAAAAA").exit()).isOne();
    assertThat(admin("session", "end", "anna@romashka.example", "--all").out()).isEqualTo("1\n");
    assertThat(admin("session", "list", "anna@romashka.example").out()).isEmpty();
    assertThat(admin("session", "end", "anna@romashka.example").exit()).isOne();
    for (String command : new String[] {"password", "disable"}) {
      open();
      admin("user", command, "anna@romashka.example");
      assertThat(admin("session", "list", "anna@romashka.example").out()).isEmpty();
    }
  }

  /** Opens a session and a token in the user's name, long ago and short ago. */
  private void open() {
    try (Database database = Database.open(new DatabaseSettings.External(address, 2))) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      """
                      delete from session;
                      delete from token;
                      insert into session (id_hash, trail, user_id, application_id, address, created_at, expires_at)
                      values ('a', repeat('A', 12), 1, 1, '10.0.0.1', now() - interval '1 day', now() + interval '1 day');
                      insert into token (id_hash, trail, user_id, created_at, expires_at)
                      values ('b', repeat('B', 12), 1, now(), now() + interval '1 day')
                      """));
    }
  }

  @Test
  void setsWhatACustomerIsAndKeepsTheRest() {
    String[] person = {
      "customer",
      "add",
      "Петрова Анна",
      "--juridical",
      "false",
      "--document",
      "passport,2810,123456"
    };
    assertThat(admin(person).exit()).isZero();
    assertThat(admin("customer", "set", "1", "--cash-on-delivery", "true").exit()).isZero();
    assertThat(
            stored(
                "select concat_ws('|', name, juridical, document_type, document_serial,"
                    + " document_number, cash_on_delivery) from customer"))
        .isEqualTo("Петрова Анна|f|passport|2810|123456|t");
    assertThat(admin("customer", "set", "7", "--name", "x").exit()).isOne();
    assertThat(admin("customer", "set", "1", "--document", "ticket,1,2").exit()).isOne();
  }

  @Test
  void takesAnySetting() {
    Said refused = admin("customer", "list", "--set", "database.pool-size=1");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("database.pool-size");
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
