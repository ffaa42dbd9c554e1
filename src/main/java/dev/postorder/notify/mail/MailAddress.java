package dev.postorder.notify.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;

/** One e-mail address, as RFC 5322 and RFC 5321 allow it; never a list, never a second header. */
final class MailAddress {
  private static final int LONGEST = 320;

  private MailAddress() {}

  /**
   * Reads {@code user@example.com} or {@code Name <user@example.com>}; a domain may be written in
   * Cyrillic.
   */
  static InternetAddress parse(String text) throws AddressException {
    if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      throw new AddressException("not an e-mail address");
    }
    InternetAddress[] parsed = InternetAddress.parse(text, true);
    if (parsed.length != 1 || parsed[0].isGroup()) {
      throw new AddressException("one e-mail address is expected");
    }
    InternetAddress address = parsed[0];
    address.setAddress(ascii(address.getAddress()));
    address.validate();
    try {
      address.setPersonal(address.getPersonal(), StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    }
    return address;
  }

  /** What stands behind the @. */
  static String domain(InternetAddress address) {
    return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
  }

  private static String ascii(String address) throws AddressException {
    int at = address.lastIndexOf('@');
    try {
      String ascii = address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
      if (at < 1 || !ascii.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
        throw new AddressException("not an e-mail address");
      }
      return ascii;
    } catch (IllegalArgumentException e) {
      throw new AddressException("the domain is not valid");
    }
  }
}
