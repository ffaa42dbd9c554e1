package dev.postorder;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.postorder.calllog.CallLog;
import dev.postorder.notify.Dispatcher;
import dev.postorder.notify.InstallationSecret;
import dev.postorder.notify.LetterChannel;
import dev.postorder.notify.Mail;
import dev.postorder.notify.Outbox;
import dev.postorder.notify.TrackLinks;
import dev.postorder.notify.webhook.WebhookChannel;
import dev.postorder.notify.webhook.WebhookSecrets;
import dev.postorder.notify.webhook.Webhooks;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.health.Health;
import dev.postorder.platform.metrics.Metrics;
import dev.postorder.platform.outgoing.OutgoingHttp;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** What sends notifications, put together: letters by mail, events to webhooks. */
final class Sending implements AutoCloseable {
  private final Mail mail;
  private final Outbox outbox;
  private final TrackLinks links;
  private final Webhooks webhooks;
  private final OutgoingHttp http;
  private final Dispatcher letters;
  private final Dispatcher events;

  Sending(
      Configuration configuration,
      Jdbi jdbi,
      Clock clock,
      CallLog callLog,
      Supplier<URI> publicUrl) {
    outbox = new Outbox(jdbi, clock);
    mail = new Mail(jdbi, clock, MailConfiguration.settings(configuration.mail()));
    links = new TrackLinks(InstallationSecret.of(jdbi, "track"), clock);
    letters = new Dispatcher(new LetterChannel(jdbi, clock, mail, links, publicUrl));
    var secrets = new WebhookSecrets(InstallationSecret.of(jdbi, "webhook"));
    var outgoing = Settings.outgoingSettings(configuration.outgoing());
    webhooks = new Webhooks(jdbi, clock, callLog, secrets, outgoing);
    http = new OutgoingHttp(outgoing, Settings.trusted());
    events = new Dispatcher(new WebhookChannel(jdbi, clock, http, secrets));
  }

  Mail mail() {
    return mail;
  }

  TrackLinks links() {
    return links;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  /** There may be something to send. */
  void wake() {
    letters.wake();
    events.wake();
  }

  List<RecurringTask<?>> tasks() {
    return List.of(letters.task(), events.task());
  }

  /** Notifications that wait are no reason to take the server out of service. */
  Health health() {
    Outbox.Waiting waiting = outbox.waiting();
    return Health.ready(
        Map.of(
            "transport",
            mail.state(),
            "waiting",
            waiting.count(),
            "oldestWaitingSeconds",
            waiting.oldest().toSeconds()));
  }

  void gauges(Metrics metrics) {
    metrics.gauge(
        "postorder.notifications.waiting",
        "Notifications that are not sent yet",
        () -> outbox.waiting().count());
    metrics.gauge(
        "postorder.notifications.oldest.seconds",
        "How long the oldest of them waits",
        () -> outbox.waiting().oldest().toSeconds());
  }

  /** Finishes what is under way. */
  @Override
  public void close() {
    letters.close();
    events.close();
    http.close();
  }
}
