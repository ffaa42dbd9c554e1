package dev.postorder.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.postorder.notify.Dispatcher;
import dev.postorder.testing.Capabilities;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LetterChannelTest {
  private final LetterSending sending = new LetterSending();
  private final Capabilities to = sending.to;

  @AfterEach
  void close() throws Exception {
    sending.close();
  }

  @Test
  void aLetterIsSentOverSmtpAndSaysWhatItMust() throws Exception {
    GreenMail smtp = sending.greenMail();
    int order = sending.completedOrder();
    assertThat(sending.smtp(smtp.getSmtp().getPort()).drain()).isEqualTo(2);

    MimeMessage[] letters = smtp.getReceivedMessages();
    assertThat(letters).hasSize(2);
    MimeMessage letter = to("receiver@example.org", letters);
    String number = to.one("select order_number from orders", String.class);
    assertThat(letter.getSubject()).isEqualTo("Заказ " + number + " завершён");
    assertThat(letter.getFrom()[0].toString()).isEqualTo("Postorder <orders@example.org>");
    assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(letter.getSentDate()).isNotNull();
    assertThat(letter.getMessageID())
        .isEqualTo(
            to.one(
                "select '<' || message_id || '@example.org>' from notification where recipient ="
                    + " 'receiver@example.org'",
                String.class));
    assertThat(letter.getContentType()).startsWith("multipart/mixed");
    var mixed = (MimeMultipart) letter.getContent();
    assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo(LetterMimeTest.PAPER.name());
    var parts = (MimeMultipart) mixed.getBodyPart(0).getContent();
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
    var related = (MimeMultipart) parts.getBodyPart(1).getContent();
    assertThat(related.getBodyPart(0).getContentType()).startsWith("text/html");
    for (var part : List.of(parts.getBodyPart(0), related.getBodyPart(0))) {
      String text = (String) part.getContent();
      assertThat(text)
          .contains(number, "Заказ завершен", "Москва, Тверская, 1", "Невский проспект")
          .contains("Отправитель", "Получатель", "https://orders.example.org/track/");
      String link = text.replaceAll("(?s).*orders.example.org/track/([\\w-]{32}).*", "$1");
      assertThat(sending.links.open(link)).hasValue(order);
    }
    assertThat(sending.states()).containsOnly("sent");
    assertThat(to.all("select answer from delivery_attempt where outcome = 'sent'"))
        .hasSize(2)
        .allMatch(answer -> answer.startsWith("250"));
    assertThat(to.all("select html_body from notification"))
        .allMatch(html -> html.contains(number));
  }

  @Test
  void thePaperOfAnOrderIsPrintedOnceForAllItsLetters() throws Exception {
    GreenMail smtp = sending.greenMail();
    List<Integer> orders = List.of(sending.completedOrder(), sending.completedOrder());
    sending.smtp(smtp.getSmtp().getPort()).drain();
    assertThat(sending.printed).containsExactlyInAnyOrderElementsOf(orders);
    assertThat(smtp.getReceivedMessages()).hasSize(4);
    for (MimeMessage letter : smtp.getReceivedMessages()) {
      assertThat(letter.getContentType()).startsWith("multipart/mixed");
    }
  }

  @Test
  void aLetterGoesWithoutAPaperThatCannotBePrinted() throws Exception {
    GreenMail smtp = sending.greenMail();
    sending.paper =
        () -> {
          throw new IllegalStateException("no font");
        };
    sending.completedOrder();
    assertThat(sending.smtp(smtp.getSmtp().getPort()).drain()).isEqualTo(2);
    assertThat(sending.states()).containsOnly("sent");
    assertThat(smtp.getReceivedMessages()[0].getContentType()).startsWith("multipart/alternative");
  }

  @Test
  void aLetterThatIsNotTakenIsTriedAgainBySchedule() throws Exception {
    var server = sending.scripted(Map.of("RCPT", "451 4.3.0 try later"));
    sending.completedOrder();
    Dispatcher dispatcher = sending.smtp(server.port());
    assertThat(dispatcher.drain()).isEqualTo(2);
    assertThat(sending.states()).containsOnly("queued");
    assertThat(dispatcher.drain()).isZero();
    List<String> ids = to.all("select message_id from notification order by id");
    for (int minutes : new int[] {1, 5}) {
      sending.clock.advance(Duration.ofMinutes(minutes));
      assertThat(dispatcher.drain()).isEqualTo(2);
      assertThat(sending.states()).containsOnly("queued");
    }
    sending.clock.advance(Duration.ofHours(2));
    assertThat(dispatcher.drain()).isEqualTo(2);
    assertThat(sending.states()).containsOnly("failed");
    sending.clock.advance(Duration.ofHours(100));
    assertThat(dispatcher.drain()).isZero();
    assertThat(to.all("select message_id from notification order by id")).isEqualTo(ids);
    assertThat(
            to.all(
                "select attempt from delivery_attempt where answer like '451%' and outcome ="
                    + " 'failed'"))
        .hasSize(8);
  }

  @Test
  void aPermanentRefusalEndsIt() throws Exception {
    var server = sending.scripted(Map.of("RCPT", "550 5.1.1 no such user"));
    sending.completedOrder();
    sending.smtp(server.port()).drain();
    assertThat(sending.states()).containsOnly("failed");
    assertThat(to.all("select answer from delivery_attempt"))
        .hasSize(2)
        .allMatch(answer -> answer.contains("550 5.1.1 no such user"));
  }

  @Test
  void aDroppedConnectionAndAnAbsentServerAreTriedAgain() throws Exception {
    var server = sending.scripted(Map.of("DATA", ScriptedSmtp.DROP));
    sending.completedOrder();
    sending.smtp(server.port()).drain();
    assertThat(sending.states()).containsOnly("queued");
    server.close();
    sending.clock.advance(Duration.ofMinutes(2));
    sending.smtp(server.port()).drain();
    assertThat(sending.states()).containsOnly("queued");
    assertThat(to.all("select outcome from delivery_attempt")).hasSize(4).containsOnly("failed");
  }

  @Test
  void aServerThatWantsALoginDoesNotEndTheLetter() throws Exception {
    var server = sending.scripted(Map.of("MAIL", "530 5.7.0 authentication required"));
    sending.completedOrder();
    sending.smtp(server.port()).drain();
    assertThat(sending.states()).containsOnly("queued");
  }

  @Test
  void manyLettersGoOverFewConnections() throws Exception {
    var server = sending.scripted(Map.of());
    for (int i = 0; i < 20; i++) {
      sending.completedOrder();
    }
    assertThat(sending.smtp(server.port()).drain()).isEqualTo(40);
    assertThat(sending.states()).containsOnly("sent");
    assertThat(server.connections.get()).isLessThanOrEqualTo(4);
  }

  @Test
  void aBadAddressFailsForGoodAndHarmsNoOther() {
    sending.completedOrder();
    to.jdbi.useHandle(
        handle ->
            handle.execute(
                "update notification set recipient = ? where recipient = 'receiver@example.org'",
                "a@example.org\r\nBcc: victim@example.org"));
    sending.mailbox().drain();
    assertThat(to.all("select recipient from notification where state = 'failed'")).hasSize(1);
    assertThat(sending.states()).containsOnly("sent", "failed");
    assertThat(to.all("select message from mailbox_letter"))
        .hasSize(1)
        .noneMatch(message -> message.contains("victim"));
  }

  @Test
  void aNewlineInASubjectStartsNoHeader() throws Exception {
    sending.completedOrder();
    to.jdbi.useHandle(
        handle ->
            handle.execute(
                "update notification set data = data || ?::jsonb",
                "{\"orderNumber\":\"1\\r\\nBcc: victim@example.org\\r\\n\\r\\n<script>\"}"));
    sending.mailbox().drain();
    var mailbox = new Mailbox(to.jdbi);
    for (Mailbox.Entry entry : mailbox.newest(Optional.empty(), 10)) {
      Mailbox.Opened letter = mailbox.open(entry.id()).orElseThrow();
      assertThat(letter.headers()).noneMatch(header -> header.name().equalsIgnoreCase("Bcc"));
      assertThat(letter.html()).doesNotContain("<script>").contains("&lt;script&gt;");
    }
  }

  @Test
  void lettersWaitWithoutATransport() {
    sending.completedOrder();
    assertThat(sending.none().drain()).isZero();
    assertThat(sending.states()).containsOnly("queued");
    assertThat(to.all("select attempt from delivery_attempt")).isEmpty();
  }

  private static MimeMessage to(String recipient, MimeMessage[] letters) {
    return Arrays.stream(letters)
        .filter(letter -> recipient.equals(recipient(letter)))
        .findFirst()
        .orElseThrow();
  }

  private static String recipient(MimeMessage letter) {
    try {
      return ((InternetAddress) letter.getAllRecipients()[0]).getAddress();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
