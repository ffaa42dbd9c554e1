package dev.postorder.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.postorder.notify.Result;
import dev.postorder.testing.Tls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TLS and login before a letter goes. */
final class SmtpLoginTest {
  private static final String STARTTLS = "250-scripted\r\n250 STARTTLS";

  private final SmtpServers servers = new SmtpServers();

  @AfterEach
  void close() throws Exception {
    servers.close();
  }

  @Test
  void tlsIsBegunAndTheLoginGoesThroughIt() throws Exception {
    ScriptedSmtp server =
        servers.scripted(
            Map.of(
                "EHLO", "250-scripted\r\n250-AUTH PLAIN\r\n250 STARTTLS",
                "AUTH", "235 2.7.0 welcome"),
            "certificate.pem",
            "key.pem");
    SmtpTransport transport =
        servers.transport(
            "localhost",
            server.port(),
            SmtpSecurity.REQUIRED,
            Optional.of("secret"),
            Tls.trusting("certificate.pem"));
    assertThat(SmtpServers.deliver(transport)).isInstanceOf(Result.Sent.class);
    List<String> verbs =
        server.commands.stream().map(line -> line.split(" ", 2)[0]).distinct().toList();
    assertThat(verbs).containsSequence("STARTTLS", "AUTH", "MAIL");
  }

  @Test
  void aCertificateOfAnotherHostOrOfNobodyWeTrustStopsTheLetter() throws Exception {
    ScriptedSmtp other =
        servers.scripted(Map.of("EHLO", STARTTLS), "other-certificate.pem", "other-key.pem");
    ScriptedSmtp unknown = servers.scripted(Map.of("EHLO", STARTTLS), "certificate.pem", "key.pem");
    SSLContext trusted = Tls.trusting("other-certificate.pem");
    for (ScriptedSmtp server : List.of(other, unknown)) {
      for (SmtpSecurity security : List.of(SmtpSecurity.IF_OFFERED, SmtpSecurity.REQUIRED)) {
        SmtpTransport transport =
            servers.transport("localhost", server.port(), security, Optional.empty(), trusted);
        Result result = SmtpServers.deliver(transport);
        assertThat(result).isInstanceOf(Result.Unreachable.class);
        assertThat(result.answer()).containsPattern("certification path|alternative DNS name");
      }
      assertThat(server.commands).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void nothingIsSentWhereTlsIsRequiredAndNotOffered() throws Exception {
    ScriptedSmtp server = servers.scripted(Map.of("EHLO", "250-scripted\r\n250 AUTH PLAIN"));
    for (Optional<String> password : List.of(Optional.of("secret"), Optional.<String>empty())) {
      SmtpSecurity security =
          password.isPresent() ? SmtpSecurity.IF_OFFERED : SmtpSecurity.REQUIRED;
      SmtpTransport transport =
          servers.transport("localhost", server.port(), security, password, Tls.usual());
      assertThat(SmtpServers.deliver(transport)).isInstanceOf(Result.Unreachable.class);
    }
    assertThat(server.commands).noneMatch(line -> line.matches("(AUTH|MAIL).*"));
  }

  @Test
  void aRefusedLoginIsNotTheLettersFault() throws Exception {
    ScriptedSmtp server =
        servers.scripted(
            Map.of("EHLO", "250-scripted\r\n250 AUTH PLAIN", "AUTH", "535 5.7.8 wrong password"));
    SmtpTransport transport =
        servers.transport(
            "localhost", server.port(), SmtpSecurity.OFF, Optional.of("wrong"), Tls.usual());
    Result result = SmtpServers.deliver(transport);
    assertThat(result).isInstanceOf(Result.Unreachable.class);
    assertThat(result.answer()).contains("535 5.7.8 wrong password").doesNotContain("wrong\0");
  }

  @Test
  void aRealServerWithALoginTakesTheLetterAndKnowsWhereBouncesGo() throws Exception {
    var greenMail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    greenMail.start();
    servers.closing(greenMail::stop);
    greenMail.setUser("postorder", "secret");
    SmtpTransport transport =
        servers.transport(
            "127.0.0.1",
            greenMail.getSmtp().getPort(),
            SmtpSecurity.OFF,
            Optional.of("secret"),
            Tls.usual());
    assertThat(SmtpServers.deliver(transport)).isInstanceOf(Result.Sent.class);
    assertThat(greenMail.getReceivedMessages()[0].getHeader("Return-Path"))
        .containsExactly("<bounces@example.org>");
  }
}
