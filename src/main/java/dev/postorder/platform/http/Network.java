package dev.postorder.platform.http;

import java.net.InetAddress;

/**
 * An IP network in CIDR notation, e.g. {@code 10.0.0.0/8}, or one address.
 *
 * @param bits how many leading bits are fixed
 */
public record Network(InetAddress base, int bits) {

  /**
   * Reads {@code address[/bits]}; names are not looked up.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    InetAddress base = Addresses.parse(slash < 0 ? text : text.substring(0, slash));
    int width = base.getAddress().length * 8;
    int bits = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > width) {
      throw new IllegalArgumentException(
          "a prefix of 0 to " + width + " bits is expected: " + text);
    }
    return new Network(base, bits);
  }

  /** Whether the address lies in this network. */
  public boolean contains(InetAddress address) {
    byte[] a = base.getAddress();
    byte[] b = address.getAddress();
    if (a.length != b.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if ((a[i / 8] & mask) != (b[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
