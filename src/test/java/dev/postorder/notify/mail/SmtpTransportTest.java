package dev.postorder.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.notify.Result;
import dev.postorder.testing.Await;
import dev.postorder.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SmtpTransportTest {
  private final SmtpServers servers = new SmtpServers();
  private final SettableClock clock = servers.clock;

  @AfterEach
  void close() throws Exception {
    servers.close();
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
    ScriptedSmtp server = servers.scripted(Map.of(verb, answer));
    Result came = SmtpServers.deliver(servers.transport(server));
    assertThat(came.getClass().getSimpleName()).isEqualTo(result);
    assertThat(came.answer()).contains(answer);
    assertThat(server.connections).hasValue(1);
  }

  @Test
  void aLetterThatMayHaveBeenTakenSaysSo() {
    assertThat(
            SmtpServers.deliver(servers.transport(servers.scripted(Map.of(".", ScriptedSmtp.DROP))))
                .answer())
        .startsWith("no answer to the whole letter, it may have been taken");
    assertThat(
            SmtpServers.deliver(
                    servers.transport(servers.scripted(Map.of("DATA", ScriptedSmtp.DROP))))
                .answer())
        .doesNotContain("may have been taken");
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() {
    ScriptedSmtp server = servers.scripted(Map.of("RCPT", ScriptedSmtp.SILENCE));
    assertThat(SmtpServers.deliver(servers.transport(server)))
        .isInstanceOf(Result.Unreachable.class);
    Await.equal(server::open, 0);
  }

  @Test
  void anAbsentServerIsUnreachable() throws Exception {
    ScriptedSmtp server = servers.scripted(Map.of());
    server.close();
    assertThat(SmtpServers.deliver(servers.transport(server)))
        .isInstanceOf(Result.Unreachable.class);
  }

  @Test
  void aConnectionThatTheServerClosedMeanwhileCostsNoAttempt() throws Exception {
    ScriptedSmtp server = servers.scripted(Map.of());
    SmtpTransport transport = servers.transport(server);
    assertThat(SmtpServers.deliver(transport)).isInstanceOf(Result.Sent.class);
    server.hangUp();
    Await.equal(server::open, 0);
    assertThat(SmtpServers.deliver(transport)).isInstanceOf(Result.Sent.class);
    assertThat(server.connections).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource({"MAIL, ''", "RCPT, ''", "DATA, ''", "MAIL, 421 4.4.2 timeout", "RCPT, 421 bye"})
  void aKeptConnectionThatBreaksIsReplacedWithinTheAttempt(String verb, String answer) {
    ScriptedSmtp server = servers.scripted(Map.of());
    SmtpTransport transport = servers.transport(server);
    SmtpServers.deliver(transport);
    server.answers.put(verb, answer);
    assertThat(SmtpServers.deliver(transport)).isInstanceOf(Result.Unreachable.class);
    assertThat(server.connections).hasValue(2);
  }

  @Test
  void aLetterThatMayHaveBeenTakenIsNotSentOnAnotherConnection() {
    ScriptedSmtp server = servers.scripted(Map.of());
    SmtpTransport transport = servers.transport(server);
    SmtpServers.deliver(transport);
    server.answers.put(".", ScriptedSmtp.DROP);
    assertThat(SmtpServers.deliver(transport)).isInstanceOf(Result.Unreachable.class);
    assertThat(server.connections).hasValue(1);
    assertThat(server.commands.stream().filter(line -> line.startsWith("MAIL"))).hasSize(2);
  }

  @Test
  void aRefusedLetterIsNotSentOnAnotherConnection() {
    ScriptedSmtp server = servers.scripted(Map.of());
    SmtpTransport transport = servers.transport(server);
    SmtpServers.deliver(transport);
    server.answers.put("RCPT", "550 5.1.1 no such user");
    assertThat(SmtpServers.deliver(transport)).isInstanceOf(Result.Rejected.class);
    assertThat(server.connections).hasValue(1);
  }

  @Test
  void aConnectionRestsForAMinuteAtMost() {
    ScriptedSmtp server = servers.scripted(Map.of());
    SmtpTransport transport = servers.transport(server);
    SmtpServers.deliver(transport);
    clock.advance(Duration.ofSeconds(59));
    SmtpServers.deliver(transport);
    assertThat(server.connections).hasValue(1);
    clock.advance(Duration.ofSeconds(61));
    SmtpServers.deliver(transport);
    assertThat(server.connections).hasValue(2);
    Await.equal(server::open, 1);
  }

  @Test
  void aConnectionCarriesAHundredLetters() {
    ScriptedSmtp server = servers.scripted(Map.of());
    SmtpTransport transport = servers.transport(server);
    for (int i = 0; i < 101; i++) {
      SmtpServers.deliver(transport);
    }
    assertThat(server.connections).hasValue(2);
  }

  @Test
  void bouncesGoToTheirAddressAndNeedOurHeadersOnly() {
    ScriptedSmtp server = servers.scripted(Map.of("EHLO", "250-scripted\r\n250 DSN"));
    assertThat(SmtpServers.deliver(servers.transport(server))).isInstanceOf(Result.Sent.class);
    assertThat(server.commands).contains("MAIL FROM:<bounces@example.org> RET=HDRS");
  }
}
