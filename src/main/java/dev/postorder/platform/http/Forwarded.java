package dev.postorder.platform.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Who called and by which address, X-Forwarded-* headers believed from trusted proxies only. */
record Forwarded(InetAddress caller, String baseUrl) {

  static Forwarded of(HttpOptions options, Headers headers, InetAddress peer, boolean secure) {
    String scheme = secure ? "https" : "http";
    Optional<String> host = headers.first("Host");
    InetAddress caller = peer;
    if (trusted(options.trustedProxies(), peer)) {
      caller = client(options.trustedProxies(), headers, peer);
      scheme = headers.first("X-Forwarded-Proto").filter(Forwarded::isScheme).orElse(scheme);
      host = headers.first("X-Forwarded-Host").or(() -> headers.first("Host"));
    }
    return new Forwarded(caller, scheme + "://" + host.orElse("localhost"));
  }

  /** The last address of X-Forwarded-For that is not a trusted proxy itself. */
  private static InetAddress client(List<Network> proxies, Headers headers, InetAddress peer) {
    String[] hops = headers.first("X-Forwarded-For").orElse("").split(",", -1);
    InetAddress caller = peer;
    for (int i = hops.length - 1; i >= 0; i--) {
      try {
        caller = Addresses.parse(hops[i].strip());
      } catch (IllegalArgumentException e) {
        return caller;
      }
      if (!trusted(proxies, caller)) {
        return caller;
      }
    }
    return caller;
  }

  private static boolean trusted(List<Network> proxies, InetAddress address) {
    return proxies.stream().anyMatch(network -> network.contains(address));
  }

  private static boolean isScheme(String scheme) {
    return scheme.equals("http") || scheme.equals("https");
  }
}
