package dev.postorder.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.postorder.notify.Result;
import dev.postorder.notify.Text;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.Certificates;
import dev.postorder.testing.Await;
import dev.postorder.testing.SettableClock;
import jakarta.mail.internet.InternetAddress;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmtpTransportTest {
  private static final Path TLS = Path.of("src/test/resources/tls");
  private static final String STARTTLS = "250-scripted\r\n250 STARTTLS";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T10:00:00Z"));
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 550 5.1.1 no such user,        Rejected",
    "RCPT, 450 4.2.0 greylisted,          Refused",
    "RCPT, 421 4.3.2 closing,             Unreachable",
    "DATA, 554 5.7.1 no,                  Rejected",
    "DATA, 451 4.3.0 later,               Refused",
    "'.',  554 5.6.0 spam,                Rejected",
    "'.',  552 5.3.4 too large,           Rejected",
    "'.',  451 4.3.0 later,               Refused",
    "'.',  421 4.3.2 closing,             Unreachable",
    "MAIL, 530 5.7.0 login first,         Unreachable",
    "MAIL, 550 5.7.1 not your sender,     Unreachable",
    "MAIL, 552 5.3.4 too large,           Rejected",
    "MAIL, 452 4.3.1 no room,             Refused",
    "MAIL, '',                            Unreachable",
    "RCPT, '',                            Unreachable",
    "DATA, '',                            Unreachable",
    "'.',  '',                            Unreachable",
  })
  void whatTheServerAnswersSaysWhatBecomesOfTheLetter(String verb, String answer, String result) {
    ScriptedSmtp server = scripted(Map.of(verb, answer));
    Result came = deliver(transport(server));
    assertThat(came.getClass().getSimpleName()).isEqualTo(result);
    assertThat(came.answer()).contains(answer);
    assertThat(server.connections).hasValue(1);
  }

  @Test
  void aLetterThatMayHaveBeenTakenSaysSo() {
    assertThat(deliver(transport(scripted(Map.of(".", ScriptedSmtp.DROP)))).answer())
        .startsWith("no answer to the whole letter, it may have been taken");
    assertThat(deliver(transport(scripted(Map.of("DATA", ScriptedSmtp.DROP)))).answer())
        .doesNotContain("may have been taken");
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() {
    ScriptedSmtp server = scripted(Map.of("RCPT", ScriptedSmtp.SILENCE));
    assertThat(deliver(transport(server))).isInstanceOf(Result.Unreachable.class);
    Await.equal(server::open, 0);
  }

  @Test
  void anAbsentServerIsUnreachable() throws Exception {
    ScriptedSmtp server = scripted(Map.of());
    server.close();
    assertThat(deliver(transport(server))).isInstanceOf(Result.Unreachable.class);
  }

  @Test
  void aConnectionThatTheServerClosedMeanwhileCostsNoAttempt() throws Exception {
    ScriptedSmtp server = scripted(Map.of());
    SmtpTransport transport = transport(server);
    assertThat(deliver(transport)).isInstanceOf(Result.Sent.class);
    server.hangUp();
    Await.equal(server::open, 0);
    assertThat(deliver(transport)).isInstanceOf(Result.Sent.class);
    assertThat(server.connections).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource({"MAIL, ''", "RCPT, ''", "DATA, ''", "MAIL, 421 4.4.2 timeout", "RCPT, 421 bye"})
  void aKeptConnectionThatBreaksIsReplacedWithinTheAttempt(String verb, String answer) {
    ScriptedSmtp server = scripted(Map.of());
    SmtpTransport transport = transport(server);
    deliver(transport);
    server.answers.put(verb, answer);
    assertThat(deliver(transport)).isInstanceOf(Result.Unreachable.class);
    assertThat(server.connections).hasValue(2);
  }

  @Test
  void aLetterThatMayHaveBeenTakenIsNotSentOnAnotherConnection() {
    ScriptedSmtp server = scripted(Map.of());
    SmtpTransport transport = transport(server);
    deliver(transport);
    server.answers.put(".", ScriptedSmtp.DROP);
    assertThat(deliver(transport)).isInstanceOf(Result.Unreachable.class);
    assertThat(server.connections).hasValue(1);
    assertThat(server.commands.stream().filter(line -> line.startsWith("MAIL"))).hasSize(2);
  }

  @Test
  void aRefusedLetterIsNotSentOnAnotherConnection() {
    ScriptedSmtp server = scripted(Map.of());
    SmtpTransport transport = transport(server);
    deliver(transport);
    server.answers.put("RCPT", "550 5.1.1 no such user");
    assertThat(deliver(transport)).isInstanceOf(Result.Rejected.class);
    assertThat(server.connections).hasValue(1);
  }

  @Test
  void aConnectionRestsForAMinuteAtMost() {
    ScriptedSmtp server = scripted(Map.of());
    SmtpTransport transport = transport(server);
    deliver(transport);
    clock.advance(Duration.ofSeconds(59));
    deliver(transport);
    assertThat(server.connections).hasValue(1);
    clock.advance(Duration.ofSeconds(61));
    deliver(transport);
    assertThat(server.connections).hasValue(2);
    Await.equal(server::open, 1);
  }

  @Test
  void aConnectionCarriesAHundredLetters() {
    ScriptedSmtp server = scripted(Map.of());
    SmtpTransport transport = transport(server);
    for (int i = 0; i < 101; i++) {
      deliver(transport);
    }
    assertThat(server.connections).hasValue(2);
  }

  @Test
  void bouncesGoToTheirAddressAndNeedOurHeadersOnly() {
    ScriptedSmtp server = scripted(Map.of("EHLO", "250-scripted\r\n250 DSN"));
    assertThat(deliver(transport(server))).isInstanceOf(Result.Sent.class);
    assertThat(server.commands).contains("MAIL FROM:<bounces@example.org> RET=HDRS");
  }

  @Test
  void tlsIsBegunAndTheLoginGoesThroughIt() throws Exception {
    ScriptedSmtp server =
        scripted(
            Map.of(
                "EHLO", "250-scripted\r\n250-AUTH PLAIN\r\n250 STARTTLS",
                "AUTH", "235 2.7.0 welcome"),
            "certificate.pem",
            "key.pem");
    SmtpTransport transport =
        transport(
            "localhost",
            server.port(),
            SmtpSecurity.REQUIRED,
            Optional.of("secret"),
            trusting("certificate.pem"));
    assertThat(deliver(transport)).isInstanceOf(Result.Sent.class);
    List<String> verbs =
        server.commands.stream().map(line -> line.split(" ", 2)[0]).distinct().toList();
    assertThat(verbs).containsSequence("STARTTLS", "AUTH", "MAIL");
  }

  @Test
  void aCertificateOfAnotherHostOrOfNobodyWeTrustStopsTheLetter() throws Exception {
    ScriptedSmtp other =
        scripted(Map.of("EHLO", STARTTLS), "other-certificate.pem", "other-key.pem");
    ScriptedSmtp unknown = scripted(Map.of("EHLO", STARTTLS), "certificate.pem", "key.pem");
    SSLContext trusted = trusting("other-certificate.pem");
    for (ScriptedSmtp server : List.of(other, unknown)) {
      for (SmtpSecurity security : List.of(SmtpSecurity.IF_OFFERED, SmtpSecurity.REQUIRED)) {
        SmtpTransport transport =
            transport("localhost", server.port(), security, Optional.empty(), trusted);
        Result result = deliver(transport);
        assertThat(result).isInstanceOf(Result.Unreachable.class);
        assertThat(result.answer()).containsPattern("certification path|alternative DNS name");
      }
      assertThat(server.commands).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void nothingIsSentWhereTlsIsRequiredAndNotOffered() throws Exception {
    ScriptedSmtp server = scripted(Map.of("EHLO", "250-scripted\r\n250 AUTH PLAIN"));
    for (Optional<String> password : List.of(Optional.of("secret"), Optional.<String>empty())) {
      SmtpSecurity security =
          password.isPresent() ? SmtpSecurity.IF_OFFERED : SmtpSecurity.REQUIRED;
      SmtpTransport transport =
          transport("localhost", server.port(), security, password, SSLContext.getDefault());
      assertThat(deliver(transport)).isInstanceOf(Result.Unreachable.class);
    }
    assertThat(server.commands).noneMatch(line -> line.matches("(AUTH|MAIL).*"));
  }

  @Test
  void aRefusedLoginIsNotTheLettersFault() throws Exception {
    ScriptedSmtp server =
        scripted(
            Map.of("EHLO", "250-scripted\r\n250 AUTH PLAIN", "AUTH", "535 5.7.8 wrong password"));
    SmtpTransport transport =
        transport(
            "localhost",
            server.port(),
            SmtpSecurity.OFF,
            Optional.of("wrong"),
            SSLContext.getDefault());
    Result result = deliver(transport);
    assertThat(result).isInstanceOf(Result.Unreachable.class);
    assertThat(result.answer()).contains("535 5.7.8 wrong password").doesNotContain("wrong\0");
  }

  @Test
  void aRealServerWithALoginTakesTheLetterAndKnowsWhereBouncesGo() throws Exception {
    var greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    greenMail.start();
    open.add(greenMail::stop);
    greenMail.setUser("postorder", "secret");
    SmtpTransport transport =
        transport(
            "127.0.0.1",
            greenMail.getSmtp().getPort(),
            SmtpSecurity.OFF,
            Optional.of("secret"),
            SSLContext.getDefault());
    assertThat(deliver(transport)).isInstanceOf(Result.Sent.class);
    assertThat(greenMail.getReceivedMessages()[0].getHeader("Return-Path"))
        .containsExactly("<bounces@example.org>");
  }

  /** On a virtual thread, as the dispatcher does. */
  private static Result deliver(SmtpTransport transport) {
    var result = new CompletableFuture<Result>();
    Thread.ofVirtual()
        .start(() -> result.completeAsync(() -> transport.deliver(letter()), Runnable::run));
    return result.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static Letter letter() {
    return new Letter(
        UUID.randomUUID(),
        Instant.parse("2026-11-22T10:00:00Z"),
        "receiver@example.com",
        Language.RU,
        new Text("Заказ", "Текст", "<p>Текст</p>"),
        new byte[0],
        List.of(),
        Optional.empty());
  }

  private ScriptedSmtp scripted(Map<String, String> answers) {
    var server = new ScriptedSmtp(answers);
    open.add(server);
    return server;
  }

  private ScriptedSmtp scripted(Map<String, String> answers, String certificate, String key) {
    SSLContext context = Certificates.load(TLS.resolve(certificate), TLS.resolve(key));
    var server = new ScriptedSmtp(answers, Optional.of(context));
    open.add(server);
    return server;
  }

  private SmtpTransport transport(ScriptedSmtp server) {
    try {
      return transport(
          "127.0.0.1", server.port(), SmtpSecurity.OFF, Optional.empty(), SSLContext.getDefault());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private SmtpTransport transport(
      String host, int port, SmtpSecurity security, Optional<String> password, SSLContext trusted)
      throws Exception {
    var settings =
        new SmtpSettings(
            Optional.of(host),
            port,
            security,
            password.map(any -> "postorder"),
            password,
            Duration.ofSeconds(2),
            4,
            Optional.of("bounces@example.org"),
            trusted);
    var from = new InternetAddress("Postorder <orders@example.org>");
    var transport = new SmtpTransport(settings, from, clock);
    open.add(transport);
    return transport;
  }

  private static SSLContext trusting(String certificate) throws Exception {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(TLS.resolve(certificate))) {
      store.setCertificateEntry(
          "own", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
