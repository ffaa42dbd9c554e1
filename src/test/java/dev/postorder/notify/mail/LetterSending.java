package dev.postorder.notify.mail;

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
import dev.postorder.testing.Tls;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Completed orders whose letters wait, dispatchers that send them, and servers that take them. */
final class LetterSending implements AutoCloseable {
  final Capabilities to = new Capabilities();
  final SettableClock clock = new SettableClock(Instant.now().plusSeconds(3600));
  final TrackLinks links = new TrackLinks(InstallationSecret.of(to.jdbi, "track"), clock);

  /** The orders whose papers were asked for. */
  final List<Integer> printed = Collections.synchronizedList(new ArrayList<>());

  Supplier<Optional<Attachment>> paper = () -> Optional.of(LetterMimeTest.PAPER);
  private final List<AutoCloseable> open = new ArrayList<>();

  int completedOrder() {
    long customer = to.customer();
    int order = to.create(customer, true, "Москва, Тверская, 1").requestId();
    to.move(order, OrderState.PICKUP, OrderState.RECEIVED, OrderState.INWAY, OrderState.ARRIVED);
    to.move(order, OrderState.DELIVERY, OrderState.FINISHED);
    to.jdbi.useHandle(
        handle -> handle.execute("delete from notification where event = 'order_queued'"));
    return order;
  }

  List<String> states() {
    return to.all("select state from notification");
  }

  GreenMail greenMail() {
    GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    smtp.start();
    open.add(smtp::stop);
    return smtp;
  }

  ScriptedSmtp scripted(Map<String, String> answers) {
    var server = new ScriptedSmtp(answers);
    open.add(server);
    return server;
  }

  Dispatcher smtp(int port) {
    return dispatcher(settings(TransportKind.SMTP, port));
  }

  Dispatcher mailbox() {
    return dispatcher(settings(TransportKind.MAILBOX, 25));
  }

  Dispatcher none() {
    return dispatcher(settings(TransportKind.NONE, 25));
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
            Tls.usual()));
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    to.close();
  }
}
