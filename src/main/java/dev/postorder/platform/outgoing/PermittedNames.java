package dev.postorder.platform.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for the client, and gives it only addresses that may be reached. The client
 * connects to what it was given, so there is no second look-up that could answer otherwise; an
 * address written as a host comes through here too.
 */
final class PermittedNames implements DnsResolver {
  private final Reachable reachable;

  PermittedNames(Reachable reachable) {
    this.reachable = reachable;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = InetAddress.getAllByName(host);
    InetAddress[] permitted =
        Arrays.stream(found).filter(reachable::permits).toArray(InetAddress[]::new);
    if (permitted.length == 0) {
      throw new UnknownHostException(
          host + " is " + found[0].getHostAddress() + ", which must not be called");
    }
    return permitted;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
