package dev.postorder.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationLoaderTest {

  @Test
  void everyKeyAndDefaultIsPinned() {
    assertThat(Key.of(Configuration.class).map(key -> key.name() + "=" + key.initially()))
        .containsExactly(
            "server.bind=127.0.0.1",
            "server.port=8080",
            "server.public-url=",
            "server.trusted-proxies=",
            "server.tls.certificate=",
            "server.tls.private-key=",
            "server.drain=10s",
            "server.time-zone=Europe/Moscow",
            "data.directory=./data",
            "database.url=",
            "database.user=",
            "database.password=",
            "database.pool-size=10",
            "mail.transport=",
            "mail.from=postorder@localhost",
            "mail.smtp.host=",
            "mail.smtp.port=587",
            "mail.smtp.user=",
            "mail.smtp.password=",
            "mail.smtp.starttls=if-offered",
            "mail.smtp.connections=4",
            "mail.smtp.timeout=1m",
            "mail.bounces.address=",
            "mail.bounces.host=",
            "mail.bounces.port=993",
            "mail.bounces.security=tls",
            "mail.bounces.user=",
            "mail.bounces.password=",
            "mail.bounces.folder=INBOX",
            "mail.bounces.interval=1m",
            "mail.bounces.done=seen",
            "mail.bounces.move-to=Postorder",
            "notifications.language=ru",
            "notifications.templates=",
            "notifications.lease=30s",
            "notifications.in-flight=256",
            "notifications.schedules.email=1m, 5m, 30m, 2h, 5h, 10h, 24h",
            "notifications.schedules.sms=30s, 2m, 10m, 1h, 4h, 12h",
            "notifications.schedules.webhook=5s, 5m, 30m, 2h, 5h, 10h, 14h, 20h, 24h",
            "notifications.schedules.freight=1m, 20m, 3h",
            "sms.transport=none",
            "sms.sender=",
            "sms.smpp.host=",
            "sms.smpp.port=2775",
            "sms.smpp.tls=false",
            "sms.smpp.system-id=",
            "sms.smpp.password=",
            "sms.smpp.system-type=",
            "sms.smpp.sender-ton=5",
            "sms.smpp.sender-npi=0",
            "sms.smpp.window=10",
            "sms.smpp.timeout=10s",
            "sms.smpp.enquire-link=30s",
            "sms.smpp.message-ids=as-given",
            "sms.http.url=",
            "sms.http.format=json",
            "sms.http.body=",
            "sms.http.authorization=",
            "sms.http.headers=",
            "sms.http.success=",
            "sms.http.message-id=",
            "sms.http.at-once=8",
            "outgoing.allowed-networks=",
            "outgoing.plain-http=false",
            "outgoing.connect-timeout=5s",
            "outgoing.timeout=15s",
            "outgoing.per-host=8",
            "calllog.bodies=writes",
            "calllog.retention=30d",
            "calllog.body-limit=50kB",
            "freight.session-lifetime=30d",
            "freight.extensions=false",
            "freight.strict-parties=false",
            "freight.public-tracking=false",
            "travel.token-lifetime=365d",
            "addressbook.unused=180d",
            "changes.contacts=at-once",
            "changes.policy.receiver=operator",
            "changes.policy.payer=operator",
            "changes.policy.payment-order=operator",
            "changes.policy.giveout-suspension=operator",
            "changes.policy.giveout-resumption=operator",
            "changes.policy.delivery-cancel=operator",
            "changes.policy.pickup-cancel=operator",
            "changes.policy.delivery-info=operator",
            "changes.policy.pickup-info=operator",
            "changes.delay=10m",
            "changes.cut-off=17:00",
            "changes.calendar.weekend=saturday, sunday",
            "changes.calendar.holidays=01-01, 01-02, 01-03, 01-04, 01-05, 01-06, 01-07, 01-08,"
                + " 02-23, 03-08, 05-01, 05-09, 06-12, 11-04",
            "changes.calendar.working-days=",
            "events.retention=7d",
            "events.queue-retention=90d",
            "events.streams=50",
            "history.language=ru",
            "documents.link-lifetime=7d",
            "limits.calls-per-minute=0",
            "limits.api-calls-per-minute=0",
            "limits.renotify-interval=0s",
            "simulator.enabled=false",
            "simulator.step=10s",
            "simulator.scenario=smooth",
            "simulator.scenarios=",
            "simulator.resettable=false",
            "console.session-idle=2h",
            "console.session-lifetime=12h",
            "console.two-factor=optional",
            "console.oidc.issuer=",
            "console.oidc.client-id=",
            "console.oidc.client-secret=",
            "console.oidc.scopes=openid, profile, email",
            "console.oidc.label=OpenID",
            "console.oidc.name-claim=preferred_username",
            "console.oidc.role-claim=",
            "console.oidc.viewers=",
            "console.oidc.operators=",
            "console.oidc.administrators=",
            "console.oidc.add-unknown=false",
            "console.oidc.allowed-networks=",
            "log.format=plain",
            "log.level=info");
  }

  @Test
  void theDefaultsLoad() {
    Configuration configuration = new ConfigurationLoader().load();

    assertThat(configuration.server().drain()).isEqualTo(Duration.ofSeconds(10));
    assertThat(configuration.calllog().bodyLimit()).isEqualTo(new DataSize(50 * 1024));
    assertThat(configuration.mail().carrier()).isEqualTo(Mail.Transport.NONE);
  }

  @Test
  void theLaterSourceWins(@TempDir Path directory) throws Exception {
    Path file =
        Files.writeString(directory.resolve("p.properties"), "server.port=1\nmail.from=я@х");

    Configuration configuration =
        new ConfigurationLoader()
            .file(file)
            .environment(
                Map.of("POSTORDER_SERVER_PORT", "2", "POSTORDER_SERVER_PUBLIC_URL", "http://a:2/"))
            .set("server.port", "3", "--port")
            .load();

    assertThat(configuration.server().port()).isEqualTo(3);
    assertThat(configuration.server().publicUrl()).contains(URI.create("http://a:2"));
    assertThat(configuration.mail().from()).isEqualTo("я@х");
  }

  @Test
  void allFaultsAreToldAtOnce(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("p.properties"), "server.prot=1");
    var loader =
        new ConfigurationLoader()
            .file(file)
            .environment(
                Map.of("POSTORDER_MAIL_FORM", "x", "POSTORDER_SERVER_TRUSTED_PROXIES", "10/8"))
            .set("server.drain", "ten", "--set")
            .set("mail.transport", "pigeon", "--set")
            .set("calllog.retention", "1h", "--set")
            .set("server.tls.certificate", "cert.pem", "--set");

    assertThatThrownBy(loader::load)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(
            "server.prot: unknown (" + file + "); the nearest known is server.port",
            "POSTORDER_MAIL_FORM: unknown (environment); the nearest known is POSTORDER_MAIL_FROM",
            "server.trusted-proxies: networks like 10.0.0.0/8",
            "server.drain: a duration like 500ms, 5s, 10m, 12h or 30d is expected (--set)",
            "mail.transport: one of none, smtp, mailbox is expected (--set)",
            "calllog.retention: at least 1d is expected",
            "server.tls.certificate, server.tls.private-key: set both or neither");
  }

  @Test
  void whatCannotCarryALetterOrABounceIsAFault() {
    for (String[] bad :
        new String[][] {
          {"mail.smtp.connections", "0"},
          {"mail.smtp.timeout", "11m"},
          {"mail.smtp.user", "without a password"},
          {"mail.bounces.host", "without a user"},
          {"mail.bounces.interval", "100ms"},
          {"mail.bounces.done", "burn"}
        }) {
      assertThatThrownBy(new ConfigurationLoader().set(bad[0], bad[1], "--set")::load)
          .hasMessageContaining(bad[0]);
    }
  }

  @Test
  void aProviderThatIsHalfNamedIsAFault() {
    var issuer =
        new ConfigurationLoader().set("console.oidc.issuer", "https://id.example/", "--set");
    assertThatThrownBy(issuer::load).hasMessageContaining("console.oidc.client-id");
    issuer.set("console.oidc.client-id", "postorder", "--set");
    assertThat(issuer.load().console().oidc().issuer()).hasValue("https://id.example/");
    for (String[] bad :
        new String[][] {
          {"console.oidc.issuer", "id.example"},
          {"console.oidc.issuer", "https://id.example/?a=b"},
          {"console.oidc.role-claim", "groups"},
          {"console.oidc.scopes", "profile"}
        }) {
      var loader =
          new ConfigurationLoader()
              .set("console.oidc.client-id", "postorder", "--set")
              .set(bad[0], bad[1], "--set");
      assertThatThrownBy(loader::load).hasMessageContaining(bad[0]);
    }
  }

  @Test
  void whatCannotCarryAnSmsIsAFault() {
    var loader =
        new ConfigurationLoader()
            .set("sms.transport", "smpp", "--set")
            .set("sms.smpp.window", "0", "--set")
            .set("sms.http.url", "ftp://sms.example.com", "--set");

    assertThatThrownBy(loader::load)
        .hasMessageContainingAll(
            "sms.smpp.window: 1 to 1000 is expected",
            "sms.http.url: a URL like https://… is expected");

    for (String[] bad :
        new String[][] {
          {"sms.http.headers", "no colon"},
          {"sms.http.success", "("},
          {"sms.http.message-id", "["},
          {"sms.smpp.password", "longer than eight"},
          {"sms.smpp.timeout", "2m"},
          {"sms.transport", "http"},
          {"sms.transport", "smpp"}
        }) {
      assertThatThrownBy(new ConfigurationLoader().set(bad[0], bad[1], "--set")::load)
          .hasMessageContaining(bad[0].substring(0, bad[0].lastIndexOf('.')));
    }
  }

  @Test
  void variablesOfTheLauncherAndOfKubernetesAreNotSettings() {
    new ConfigurationLoader()
        .environment(
            Map.of(
                "POSTORDER_JAVA_OPTS", "-Xmx1g",
                "POSTORDER_PORT", "tcp://10.0.0.1:80",
                "POSTORDER_PORT_80_TCP_ADDR", "10.0.0.1",
                "POSTORDER_SERVICE_PORT_HTTP", "80"))
        .load();
  }

  @Test
  void aMissingFileIsAFault(@TempDir Path directory) {
    var loader = new ConfigurationLoader().file(directory.resolve("none"));

    assertThatThrownBy(loader::load).hasMessageContaining("cannot be read");
  }

  @Test
  void passwordsAreNotShown() {
    Configuration configuration =
        new ConfigurationLoader()
            .set("database.password", "s3cret", "--set")
            .set("mail.smtp.user", "postorder", "--set")
            .set("mail.smtp.password", "s3cret", "--set")
            .set("mail.bounces.password", "s3cret", "--set")
            .set("sms.smpp.password", "s3cret", "--set")
            .set("sms.http.url", "https://sms.example.com/?key=s3cret", "--set")
            .set("sms.http.authorization", "Bearer s3cret", "--set")
            .set("sms.http.headers", "X-Api-Key: s3cret", "--set")
            .set("sms.http.body", "{\"key\":\"s3cret\"}", "--set")
            .set("console.oidc.client-secret", "s3cret", "--set")
            .load();

    assertThat(configuration.toString()).doesNotContain("s3cret");
  }
}
