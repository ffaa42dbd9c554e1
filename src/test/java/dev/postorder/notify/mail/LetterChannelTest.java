package dev.postorder.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.postorder.notify.Dispatcher;
import dev.postorder.notify.TrackLinks;
import dev.postorder.notify.template.Given;
import dev.postorder.notify.template.NotificationTexts;
import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.database.InstallationSecret;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.SettableClock;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LetterChannelTest {
  private final Capabilities to = new Capabilities();
  private final SettableClock clock = new SettableClock(Instant.now().plusSeconds(3600));
  private final TrackLinks links = new TrackLinks(InstallationSecret.of(to.jdbi, "track"), clock);
  private final List<Integer> printed = Collections.synchronizedList(new ArrayList<>());
  private Supplier<Optional<Attachment>> paper = () -> Optional.of(LetterMimeTest.PAPER);
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    to.close();
  }

  @Test
  void aLetterIsSentOverSmtpAndSaysWhatItMust() throws Exception {
    GreenMail smtp = greenMail();
    int order = completedOrder();
    assertThat(smtp(smtp.getSmtp().getPort()).drain()).isEqualTo(2);

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
      assertThat(links.open(link)).hasValue(order);
    }
    assertThat(states()).containsOnly("sent");
    assertThat(to.all("select answer from delivery_attempt where outcome = 'sent'"))
        .hasSize(2)
        .allMatch(answer -> answer.startsWith("250"));
    assertThat(to.all("select html_body from notification"))
        .allMatch(html -> html.contains(number));
  }

  @Test
  void thePaperOfAnOrderIsPrintedOnceForAllItsLetters() throws Exception {
    GreenMail smtp = greenMail();
    List<Integer> orders = List.of(completedOrder(), completedOrder());
    smtp(smtp.getSmtp().getPort()).drain();
    assertThat(printed).containsExactlyInAnyOrderElementsOf(orders);
    assertThat(smtp.getReceivedMessages()).hasSize(4);
    for (MimeMessage letter : smtp.getReceivedMessages()) {
      assertThat(letter.getContentType()).startsWith("multipart/mixed");
    }
  }

  @Test
  void aLetterGoesWithoutAPaperThatCannotBePrinted() throws Exception {
    GreenMail smtp = greenMail();
    paper =
        () -> {
          throw new IllegalStateException("no font");
        };
    completedOrder();
    assertThat(smtp(smtp.getSmtp().getPort()).drain()).isEqualTo(2);
    assertThat(states()).containsOnly("sent");
    assertThat(smtp.getReceivedMessages()[0].getContentType()).startsWith("multipart/alternative");
  }

  @Test
  void aLetterThatIsNotTakenIsTriedAgainBySchedule() throws Exception {
    var server = scripted(Map.of("RCPT", "451 4.3.0 try later"));
    completedOrder();
    Dispatcher dispatcher = smtp(server.port());
    assertThat(dispatcher.drain()).isEqualTo(2);
    assertThat(states()).containsOnly("queued");
    assertThat(dispatcher.drain()).isZero();
    List<String> ids = to.all("select message_id from notification order by id");
    for (int minutes : new int[] {1, 5}) {
      clock.advance(Duration.ofMinutes(minutes));
      assertThat(dispatcher.drain()).isEqualTo(2);
      assertThat(states()).containsOnly("queued");
    }
    clock.advance(Duration.ofHours(2));
    assertThat(dispatcher.drain()).isEqualTo(2);
    assertThat(states()).containsOnly("failed");
    clock.advance(Duration.ofHours(100));
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
    var server = scripted(Map.of("RCPT", "550 5.1.1 no such user"));
    completedOrder();
    smtp(server.port()).drain();
    assertThat(states()).containsOnly("failed");
    assertThat(to.all("select answer from delivery_attempt"))
        .hasSize(2)
        .allMatch(answer -> answer.contains("550 5.1.1 no such user"));
  }

  @Test
  void aDroppedConnectionAndAnAbsentServerAreTriedAgain() throws Exception {
    var server = scripted(Map.of("DATA", ScriptedSmtp.DROP));
    completedOrder();
    smtp(server.port()).drain();
    assertThat(states()).containsOnly("queued");
    server.close();
    clock.advance(Duration.ofMinutes(2));
    smtp(server.port()).drain();
    assertThat(states()).containsOnly("queued");
    assertThat(to.all("select outcome from delivery_attempt")).hasSize(4).containsOnly("failed");
  }

  @Test
  void aServerThatWantsALoginDoesNotEndTheLetter() throws Exception {
    var server = scripted(Map.of("MAIL", "530 5.7.0 authentication required"));
    completedOrder();
    smtp(server.port()).drain();
    assertThat(states()).containsOnly("queued");
  }

  @Test
  void manyLettersGoOverFewConnections() throws Exception {
    var server = scripted(Map.of());
    for (int i = 0; i < 20; i++) {
      completedOrder();
    }
    assertThat(smtp(server.port()).drain()).isEqualTo(40);
    assertThat(states()).containsOnly("sent");
    assertThat(server.connections.get()).isLessThanOrEqualTo(4);
  }

  @Test
  void aBadAddressFailsForGoodAndHarmsNoOther() {
    completedOrder();
    to.jdbi.useHandle(
        handle ->
            handle.execute(
                "update notification set recipient = ? where recipient = 'receiver@example.org'",
                "a@example.org\r\nBcc: victim@example.org"));
    mailbox().drain();
    assertThat(to.all("select recipient from notification where state = 'failed'")).hasSize(1);
    assertThat(states()).containsOnly("sent", "failed");
    assertThat(to.all("select message from mailbox_letter"))
        .hasSize(1)
        .noneMatch(message -> message.contains("victim"));
  }

  @Test
  void aNewlineInASubjectStartsNoHeader() throws Exception {
    completedOrder();
    to.jdbi.useHandle(
        handle ->
            handle.execute(
                "update notification set data = data || ?::jsonb",
                "{\"orderNumber\":\"1\\r\\nBcc: victim@example.org\\r\\n\\r\\n<script>\"}"));
    mailbox().drain();
    var mailbox = new Mailbox(to.jdbi);
    for (Mailbox.Entry entry : mailbox.newest(Optional.empty(), 10)) {
      Mailbox.Opened letter = mailbox.open(entry.id()).orElseThrow();
      assertThat(letter.headers()).noneMatch(header -> header.name().equalsIgnoreCase("Bcc"));
      assertThat(letter.html()).doesNotContain("<script>").contains("&lt;script&gt;");
    }
  }

  @Test
  void lettersWaitWithoutATransport() {
    completedOrder();
    assertThat(dispatcher(settings(TransportKind.NONE, 25)).drain()).isZero();
    assertThat(states()).containsOnly("queued");
    assertThat(to.all("select attempt from delivery_attempt")).isEmpty();
  }

  @Test
  void aNodeThatDiedIsReplacedWhenItsLeaseEnds() {
    completedOrder();
    to.jdbi.useHandle(
        handle ->
            handle.execute(
                "update notification set state = 'sending', attempts = 1, next_attempt_at = ?",
                clock.instant().plusSeconds(600)));
    Dispatcher other = mailbox();
    assertThat(other.drain()).isZero();
    clock.advance(Duration.ofMinutes(11));
    assertThat(other.drain()).isEqualTo(2);
    assertThat(states()).containsOnly("sent");
    assertThat(to.all("select outcome || attempt from delivery_attempt order by 1"))
        .containsExactly("failed1", "failed1", "sent2", "sent2");
  }

  @Test
  void twoNodesSendNothingTwice() throws Exception {
    for (int i = 0; i < 60; i++) {
      completedOrder();
    }
    GreenMail smtp = greenMail();
    List<Dispatcher> nodes =
        List.of(smtp(smtp.getSmtp().getPort()), smtp(smtp.getSmtp().getPort()));
    var start = new CountDownLatch(1);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Dispatcher node : nodes) {
        executor.submit(
            () -> {
              start.await();
              return node.drain();
            });
      }
      start.countDown();
    }
    var ids = new ArrayList<String>();
    for (MimeMessage message : smtp.getReceivedMessages()) {
      ids.add(message.getMessageID());
    }
    assertThat(ids).hasSize(120);
    assertThat(new HashSet<>(ids)).hasSize(120);
    assertThat(states()).containsOnly("sent");
  }

  @Test
  void aWakeUpSendsAtOnce() throws Exception {
    GreenMail smtp = greenMail();
    Dispatcher dispatcher = smtp(smtp.getSmtp().getPort());
    completedOrder();
    dispatcher.start();
    dispatcher.wake();
    assertThat(smtp.waitForIncomingEmail(TimeUnit.SECONDS.toMillis(10), 2)).isTrue();
  }

  private int completedOrder() {
    long customer = to.customer();
    int order = to.create(customer, true, "Москва, Тверская, 1").requestId();
    to.move(order, OrderState.PICKUP, OrderState.RECEIVED, OrderState.INWAY, OrderState.ARRIVED);
    to.move(order, OrderState.DELIVERY, OrderState.FINISHED);
    to.jdbi.useHandle(
        handle -> handle.execute("delete from notification where event = 'order_queued'"));
    return order;
  }

  private List<String> states() {
    return to.all("select state from notification");
  }

  private GreenMail greenMail() {
    GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    smtp.start();
    open.add(smtp::stop);
    return smtp;
  }

  private ScriptedSmtp scripted(Map<String, String> answers) {
    var server = new ScriptedSmtp(answers);
    open.add(server);
    return server;
  }

  private Dispatcher smtp(int port) {
    return dispatcher(settings(TransportKind.SMTP, port));
  }

  private Dispatcher mailbox() {
    return dispatcher(settings(TransportKind.MAILBOX, 25));
  }

  private Dispatcher dispatcher(MailSettings settings) {
    var dispatcher =
        to.dispatcher(
            clock,
            new LetterChannel(
                new Mail(to.jdbi, clock, settings),
                new Letters(
                    new NotificationTexts(
                        Given.builtIn(), links, () -> URI.create("https://orders.example.org")),
                    UnsubscribeLinks.none(),
                    this::paper)));
    open.add(dispatcher);
    return dispatcher;
  }

  private Optional<Attachment> paper(int order, Language language) {
    printed.add(order);
    return paper.get();
  }

  private static MailSettings settings(TransportKind kind, int port) {
    return new MailSettings(
        kind,
        "Postorder <orders@example.org>",
        new SmtpSettings(
            Optional.of("127.0.0.1"),
            port,
            SmtpSecurity.OFF,
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(5),
            4,
            Optional.empty(),
            trusted()));
  }

  private static SSLContext trusted() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
