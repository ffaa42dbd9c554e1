package dev.postorder.platform.outgoing;

import dev.postorder.platform.http.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses outgoing calls may reach: those of the public Internet, and the networks that are
 * configured. What IANA keeps for special purposes (RFC 6890) is none of the public Internet:
 * loopback, private and shared networks, link-local with the metadata services of clouds,
 * multicast, and the IPv6 forms that carry an IPv4 address.
 */
public final class Reachable {
  private static final List<Network> PUBLIC = networks("0.0.0.0/0", "2000::/3");
  private static final List<Network> SPECIAL =
      networks(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10", // shared by carriers
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24", // relays to 6to4
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          "2001::/23", // Teredo among them
          "2001:db8::/32",
          "2002::/16", // 6to4
          "3fff::/20");

  private final List<Network> allowed;

  /**
   * The public Internet and these networks.
   *
   * @param allowed networks of any kind that may be reached too
   */
  public Reachable(List<Network> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /** Whether a call may go there; an IPv4 address inside an IPv6 one (RFC 4291) is that address. */
  public boolean permits(InetAddress address) {
    return in(allowed, address) || (in(PUBLIC, address) && !in(SPECIAL, address));
  }

  private static boolean in(List<Network> networks, InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static List<Network> networks(String... cidrs) {
    return Stream.of(cidrs).map(Network::parse).toList();
  }
}
