package dev.postorder.platform.http;

import java.net.InetAddress;

/** Reads IP addresses; never looks up a name. */
public final class Addresses {
  private Addresses() {}

  /**
   * Reads an IPv4 address of four numbers or an IPv6 address; the shorter old forms of IPv4 ({@code
   * 10.1}) are none.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static InetAddress parse(String text) {
    if (text.indexOf(':') < 0 && text.split("\\.", -1).length != 4) {
      throw new IllegalArgumentException("an IP address is expected");
    }
    return InetAddress.ofLiteral(text);
  }
}
