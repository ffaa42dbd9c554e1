package dev.postorder.notify.sms;

import dev.postorder.notify.Taken;
import dev.postorder.notify.Text;
import dev.postorder.platform.config.ConfigurationException;
import dev.postorder.platform.config.Sms;
import dev.postorder.platform.http.Network;
import dev.postorder.platform.outgoing.OutgoingHttp;
import dev.postorder.platform.outgoing.OutgoingSettings;
import dev.postorder.platform.outgoing.Reachable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jdbi.v3.core.Jdbi;

/** Puts the channel of SMS together as it is configured. */
public final class SmsChannels {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(8);

  private SmsChannels() {}

  /**
   * The channel.
   *
   * @param tls whom it trusts
   * @param outgoing how long calls of an HTTP gateway may take
   * @param texts renders what an SMS says
   * @throws ConfigurationException if the template of a gateway's body cannot be used
   */
  public static SmsChannel open(
      Jdbi jdbi,
      Clock clock,
      Sms settings,
      OutgoingSettings outgoing,
      SSLContext tls,
      Function<Taken, Text> texts) {
    var receipts = new Receipts(jdbi, clock, settings.smpp().messageIds());
    String sender = settings.sender().orElse("");
    Optional<SmsTransport> transport =
        switch (settings.transport()) {
          case NONE -> Optional.empty();
          case MAILBOX -> Optional.of(new SmsMailbox(jdbi, clock, sender));
          case SMPP -> Optional.of(smpp(settings, tls, receipts));
          case HTTP -> Optional.of(gateway(settings.http(), sender, outgoing, tls));
        };
    return new SmsChannel(transport, receipts, texts);
  }

  private static SmppTransport smpp(Sms settings, SSLContext tls, Receipts receipts) {
    Sms.Smpp smpp = settings.smpp();
    var receiver = new SmppReceiver(receipts::received);
    var link = new SmppLink(smpp, new SmppSockets(smpp, tls), receiver, FIRST_PAUSE);
    return new SmppTransport(
        smpp, settings.sender().orElse(""), link, new SmppPace(FIRST_PAUSE, LONGEST_HOLD));
  }

  /** The operator names the gateway, so it may be in a network of his own. */
  private static HttpGateway gateway(
      Sms.Http settings, String sender, OutgoingSettings outgoing, SSLContext tls) {
    var anywhere =
        new OutgoingSettings(
            new Reachable(List.of(Network.parse("0.0.0.0/0"), Network.parse("::/0"))),
            true,
            outgoing.connectTimeout(),
            outgoing.timeout(),
            settings.atOnce());
    try {
      return new HttpGateway(new OutgoingHttp(anywhere, tls), settings, sender);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
    }
  }
}
