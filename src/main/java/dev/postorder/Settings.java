package dev.postorder;

import dev.postorder.access.AccessSettings;
import dev.postorder.calllog.Bodies;
import dev.postorder.calllog.CallLogSettings;
import dev.postorder.event.EventSettings;
import dev.postorder.freight.method.FreightOptions;
import dev.postorder.notify.OutboxSettings;
import dev.postorder.notify.RetrySchedule;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.config.Events;
import dev.postorder.platform.config.Notifications;
import dev.postorder.platform.config.Outgoing;
import dev.postorder.platform.http.Certificates;
import dev.postorder.platform.http.HttpOptions;
import dev.postorder.platform.outgoing.OutgoingSettings;
import dev.postorder.platform.outgoing.Reachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;

/** What the parts of the server are told, taken from the configuration. */
final class Settings {
  private static final int BODY_BYTES = 1 << 20;

  private Settings() {}

  static HttpOptions httpOptions(Configuration.Server server, int port) {
    Optional<SSLContext> tls =
        server
            .tls()
            .certificate()
            .map(chain -> Certificates.load(chain, server.tls().privateKey().orElseThrow()));
    return new HttpOptions(
        server.bind(), port, server.trustedProxies(), BODY_BYTES, server.drain(), tls);
  }

  static AccessSettings accessSettings(Configuration configuration) {
    return new AccessSettings(
        configuration.freight().sessionLifetime(),
        configuration.travel().tokenLifetime(),
        configuration.limits().callsPerMinute());
  }

  static FreightOptions freightOptions(Configuration configuration, URI publicUrl) {
    return new FreightOptions(
        publicUrl,
        configuration.server().timeZone(),
        configuration.history().language(),
        configuration.freight().extensions(),
        configuration.freight().strictParties(),
        configuration.freight().publicTracking());
  }

  static OutgoingSettings outgoingSettings(Outgoing settings) {
    return new OutgoingSettings(
        new Reachable(settings.allowedNetworks()),
        settings.plainHttp(),
        settings.connectTimeout(),
        settings.timeout(),
        settings.perHost());
  }

  static OutboxSettings outboxSettings(Notifications settings) {
    RandomGenerator random = RandomGenerator.getDefault();
    Map<String, RetrySchedule> schedules =
        Map.of(
            "email", new RetrySchedule(settings.schedules().email(), random),
            "sms", new RetrySchedule(settings.schedules().sms(), random),
            "webhook", new RetrySchedule(settings.schedules().webhook(), random),
            "freight", new RetrySchedule(settings.schedules().freight(), random));
    return new OutboxSettings(settings.lease(), settings.inFlight(), schedules);
  }

  /** The certificates that Java trusts. */
  static SSLContext trusted() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How long events are kept. */
  static EventSettings eventSettings(Events events) {
    return new EventSettings(events.retention(), events.queueRetention());
  }

  static CallLogSettings callLogSettings(Configuration.Calllog settings) {
    Bodies bodies =
        switch (settings.bodies()) {
          case ALL -> Bodies.ALL;
          case WRITES -> Bodies.WRITES;
          case NONE -> Bodies.NONE;
        };
    return new CallLogSettings(bodies, settings.bodyLimit(), settings.retention());
  }

  /** The configured port, or a free one: links need it before it is bound. */
  static int port(Configuration.Server server) {
    if (server.port() != 0) {
      return server.port();
    }
    try (var probe = new ServerSocket(0, 1, server.bind())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static URI listening(Configuration.Server server, int port) {
    String scheme = server.tls().certificate().isPresent() ? "https" : "http";
    String address = server.bind().getHostAddress();
    String host = server.bind().isAnyLocalAddress() ? "localhost" : address;
    return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }
}
