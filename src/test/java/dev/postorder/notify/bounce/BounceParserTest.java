package dev.postorder.notify.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.notify.bounce.Bounce.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BounceParserTest {
  private static final UUID ID = UUID.fromString("0b7f5c1e-2d4a-4b6c-8e9f-a0b1c2d3e4f5");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postfix         | UNDELIVERED | receiver@example.org 5.1.1 550 5.1.1"
            + " <receiver@example.org>: Recipient address rejected: no such user",
        "postfix-delayed | DELAYED     | receiver@example.org 4.4.1 connect to"
            + " mx.example.org[192.0.2.10]:25: Connection timed out",
        "exim            | UNDELIVERED | receiver@example.org 5.0.0 552 5.2.2 Mailbox full",
        "exim-old        | UNDELIVERED | receiver@example.org 5.7.1",
        "exchange        | UNDELIVERED | receiver@example.org 5.1.10 550 5.1.10"
            + " RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
        "gmail           | UNDELIVERED | receiver@example.org 5.1.1 550-5.1.1 The account does not"
            + " exist. 550 5.1.1 Check the address.",
        "relayed         | DELIVERED   | receiver@example.org 2.0.0 250 2.0.0 Ok",
      })
  void readsWhatServersWrite(String name, Outcome outcome, String detail) {
    Bounce bounce = BounceParser.parse(Eml.of(name, ID)).orElseThrow();
    assertThat(bounce.messageIds()).containsExactly(ID);
    assertThat(bounce.outcome()).isEqualTo(outcome);
    assertThat(bounce.detail()).isEqualTo(detail);
  }

  @Test
  void anAbsenceIsNoBounce() {
    assertThat(BounceParser.parse(Eml.of("vacation", ID))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n",
        "no header at all",
        "Content-Type: multipart/report\r\n\r\nno boundary",
        "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n--b--",
        "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
            + "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n--b--",
      })
  void whatCannotBeReadIsNoBounce(String message) {
    assertThat(BounceParser.parse(message.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void aBounceWithoutTheLettersHeadersIsOfNobody() {
    String message =
        "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n"
            + "Content-Type: message/delivery-status\r\n\r\n\r\nFinal-Recipient: rfc822; a@b\r\n"
            + "Status: 5.2.1\r\n\r\n--b";
    Bounce bounce = BounceParser.parse(message.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    assertThat(bounce).isEqualTo(new Bounce(List.of(), Outcome.UNDELIVERED, "a@b 5.2.1"));
  }

  @Test
  void theWorstOfSeveralRecipientsCounts() {
    String message =
        new String(Eml.of("postfix", ID), StandardCharsets.US_ASCII)
            .replace(
                "Final-Recipient",
                "Final-Recipient: rfc822; a@b\r\nAction: delivered\r\n\r\nFinal-Recipient");
    assertThat(BounceParser.parse(message.getBytes(StandardCharsets.US_ASCII)))
        .map(Bounce::outcome)
        .contains(Outcome.UNDELIVERED);
  }

  @Test
  void onlyTheBeginningOfAHugeMessageIsRead() {
    byte[] bounce = Eml.of("gmail", ID);
    byte[] huge = Arrays.copyOf(bounce, 30_000_000);
    Arrays.fill(huge, bounce.length, huge.length, (byte) 'x');
    assertThat(BounceParser.parse(huge)).map(Bounce::messageIds).contains(List.of(ID));
  }

  @Test
  void noMessageMakesItFail() {
    var random = new Random(7);
    for (String name : new String[] {"postfix", "exchange", "gmail", "exim-old"}) {
      byte[] bounce = Eml.of(name, ID);
      for (int round = 0; round < 300; round++) {
        byte[] broken = Arrays.copyOf(bounce, random.nextInt(bounce.length));
        for (int i = 0; i < 20 && broken.length > 0; i++) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        }
        Optional<Bounce> read = BounceParser.parse(broken);
        assertThat(read.map(b -> b.messageIds().size()).orElse(0)).isLessThanOrEqualTo(5);
      }
    }
  }
}
