package dev.postorder.platform.config;

import dev.postorder.platform.http.Network;
import java.time.Duration;
import java.util.List;

/** Calls of this server to others, webhooks for one. */
public record Outgoing(
    @Setting(
            help =
                "Networks that may be called beside the public Internet, e.g. `10.1.0.0/16`;"
                    + " `demo` allows `127.0.0.0/8`. Private addresses are refused otherwise.")
        List<Network> allowedNetworks,
    @Setting(
            initially = "false",
            help = "Whether `http` URLs may be called beside `https`; `demo` sets it.")
        boolean plainHttp,
    @Setting(initially = "5s", help = "How long a connection may take.") Duration connectTimeout,
    @Setting(initially = "15s", help = "How long a whole call may take; at most `60s`.")
        Duration timeout,
    @Setting(initially = "8", help = "How many calls go to one host at once, from each node.")
        int perHost) {

  /** Checks the limits. */
  public Outgoing {
    if (perHost < 1 || perHost > 256) {
      throw new IllegalArgumentException("outgoing.per-host: 1 to 256 is expected");
    }
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0
        || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("outgoing.timeout: 1s to 60s is expected");
    }
    if (!connectTimeout.isPositive() || connectTimeout.compareTo(timeout) > 0) {
      throw new IllegalArgumentException(
          "outgoing.connect-timeout: more than 0 and at most outgoing.timeout is expected");
    }
  }
}
