package dev.postorder;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.postorder.calllog.CallLog;
import dev.postorder.change.ChangeType;
import dev.postorder.notify.Channel;
import dev.postorder.notify.Dispatcher;
import dev.postorder.notify.Outbox;
import dev.postorder.notify.OutboxSettings;
import dev.postorder.notify.Recipients;
import dev.postorder.notify.TrackLinks;
import dev.postorder.notify.Unsubscribing;
import dev.postorder.notify.bounce.BounceMailbox;
import dev.postorder.notify.bounce.Bounces;
import dev.postorder.notify.mail.Attachments;
import dev.postorder.notify.mail.LetterChannel;
import dev.postorder.notify.mail.Letters;
import dev.postorder.notify.mail.Mail;
import dev.postorder.notify.mail.UnsubscribeLinks;
import dev.postorder.notify.sms.SmsChannel;
import dev.postorder.notify.sms.SmsChannels;
import dev.postorder.notify.template.NotificationTexts;
import dev.postorder.notify.template.Templates;
import dev.postorder.notify.webhook.CarrierWebhooks;
import dev.postorder.notify.webhook.WebhookChannel;
import dev.postorder.notify.webhook.WebhookSecrets;
import dev.postorder.notify.webhook.Webhooks;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.config.Sms;
import dev.postorder.platform.database.InstallationSecret;
import dev.postorder.platform.health.Health;
import dev.postorder.platform.metrics.Metrics;
import dev.postorder.platform.outgoing.OutgoingHttp;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** What sends notifications, put together: a dispatcher for each channel. */
final class Sending implements AutoCloseable {
  private final Recipients recipients;
  private final Mail mail;
  private final Outbox outbox;
  private final Bounces bounces;
  private final Optional<BounceMailbox> bounceMailbox;
  private final Unsubscribing unsubscribing;
  private final TrackLinks links;
  private final Templates templates;
  private final NotificationTexts texts;
  private final SmsChannel sms;
  private final Webhooks webhooks;
  private final CarrierWebhooks carrierWebhooks;
  private final OutgoingHttp http;
  private final List<Dispatcher> dispatchers;

  Sending(
      Configuration configuration,
      Jdbi jdbi,
      Clock clock,
      CallLog callLog,
      Supplier<URI> publicUrl,
      Attachments attachments) {
    recipients =
        new Recipients(
            configuration.notifications().language(),
            configuration.sms().transport() != Sms.Transport.NONE);
    outbox = new Outbox(jdbi, clock);
    mail = new Mail(jdbi, clock, MailConfiguration.settings(configuration.mail()));
    bounces = new Bounces(callLog, clock);
    bounceMailbox =
        MailConfiguration.bounces(configuration.mail().bounces())
            .map(settings -> new BounceMailbox(jdbi, callLog, bounces, settings));
    unsubscribing = new Unsubscribing(jdbi, clock, callLog);
    links = new TrackLinks(InstallationSecret.of(jdbi, "track"), clock);
    templates =
        new Templates(
            configuration.notifications().templates(),
            clock,
            (type, language) -> ChangeType.of(type).map(known -> known.title(language)),
            mail.company());
    texts = new NotificationTexts(templates, links, publicUrl);
    var letters = new Letters(texts, UnsubscribeLinks.to(unsubscribing, publicUrl), attachments);
    var secrets = new WebhookSecrets(InstallationSecret.of(jdbi, "webhook"));
    var outgoing = Settings.outgoingSettings(configuration.outgoing());
    webhooks = new Webhooks(jdbi, clock, callLog, secrets, outgoing);
    http = new OutgoingHttp(outgoing, Settings.trusted());
    sms =
        SmsChannels.open(
            jdbi, clock, configuration.sms(), outgoing, Settings.trusted(), texts::sms);
    carrierWebhooks = new CarrierWebhooks(jdbi, clock, callLog, secrets, http);
    OutboxSettings settings = Settings.outboxSettings(configuration.notifications());
    dispatchers =
        Stream.<Channel>of(
                new LetterChannel(mail, letters),
                sms,
                new WebhookChannel(jdbi, clock, http, secrets))
            .map(channel -> new Dispatcher(jdbi, clock, settings, channel))
            .toList();
  }

  /** Begins to send. */
  void start() {
    dispatchers.forEach(Dispatcher::start);
  }

  Recipients recipients() {
    return recipients;
  }

  Mail mail() {
    return mail;
  }

  Bounces bounces() {
    return bounces;
  }

  Unsubscribing unsubscribing() {
    return unsubscribing;
  }

  TrackLinks links() {
    return links;
  }

  Templates templates() {
    return templates;
  }

  NotificationTexts texts() {
    return texts;
  }

  Webhooks webhooks() {
    return webhooks;
  }

  /** The background work beside sending. */
  List<RecurringTask<?>> tasks() {
    return Stream.concat(
            Stream.of(sms.task()),
            bounceMailbox.stream().<RecurringTask<?>>map(BounceMailbox::task))
        .toList();
  }

  CarrierWebhooks carrierWebhooks() {
    return carrierWebhooks;
  }

  /** There may be something to send. */
  void wake() {
    dispatchers.forEach(Dispatcher::wake);
  }

  /** Notifications that wait are no reason to take the server out of service. */
  Health health() {
    Outbox.Waiting waiting = outbox.waiting();
    return Health.ready(
        Map.of("waiting", waiting.count(), "oldestWaitingSeconds", waiting.oldest().toSeconds()));
  }

  Health mailHealth() {
    return Health.ready(Map.of("transport", mail.state()));
  }

  Health smsHealth() {
    return Health.ready(Map.of("transport", sms.state()));
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
    dispatchers.forEach(Dispatcher::close);
    http.close();
  }
}
