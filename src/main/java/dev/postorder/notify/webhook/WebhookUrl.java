package dev.postorder.notify.webhook;

import dev.postorder.platform.http.Addresses;
import dev.postorder.platform.outgoing.OutgoingSettings;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL that events can be posted to: http or https, a host, no user, no fragment, at most 2 000
 * characters; ports 80, 443 and from 1024 on, so that no other well-known service is talked to.
 * Whether the host's addresses may be reached is seen when it is called.
 */
public record WebhookUrl(String text, String host, boolean secure) {
  /** The longest URL, in characters. */
  public static final int LONGEST = 2000;

  private static final Pattern PARTS =
      Pattern.compile(
          "(?i)(https?)://([^/?#@\\s:\\[\\]]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?([/?]\\S*)?");

  private static final Pattern LAST_NUMBER = Pattern.compile("(^|\\.)([0-9]+|0x[0-9a-f]*)$");
  private static final Pattern FOUR_NUMBERS =
      Pattern.compile("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");

  /** Reads it; a host in national letters becomes its ASCII form. Empty if it is none. */
  public static Optional<WebhookUrl> parse(String given) {
    Matcher parts = PARTS.matcher(given.strip());
    if (given.length() > LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    int port = parts.group(3) == null ? secure ? 443 : 80 : Integer.parseInt(parts.group(3));
    try {
      String host = withoutDot(IDN.toASCII(parts.group(2)).toLowerCase(Locale.ROOT));
      String rest = parts.group(4) == null ? "" : parts.group(4);
      String shownPort = parts.group(3) == null ? "" : ":" + port;
      URI url = URI.create(scheme + "://" + host + shownPort + rest);
      return !host.equals(url.getHost()) // nor letters that become a colon, an @ or a slash
              || url.getRawFragment() != null
              || !callable(port)
              || oddNumber(host)
          ? Optional.empty()
          : Optional.of(new WebhookUrl(url.toASCIIString(), host + ":" + port, secure));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether it may be called: https, or http where that is allowed, and no address that must not be
   * called. What a name stands for is seen when it is called.
   */
  public boolean permitted(OutgoingSettings outgoing) {
    return (secure || outgoing.plainHttp())
        && address().filter(address -> !outgoing.reachable().permits(address)).isEmpty();
  }

  /** The address, if the host is written as one. */
  private Optional<InetAddress> address() {
    String name = host.substring(0, host.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
    try {
      return Optional.of(Addresses.parse(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A name with a dot at its end is the same name. */
  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /**
   * Whether a host ends in a number, as no name does, and is not an IPv4 address of four decimal
   * ones: the old spellings (one number, octal, hexadecimal) are read one way here and another way
   * there.
   */
  private static boolean oddNumber(String host) {
    return LAST_NUMBER.matcher(host).find() && !FOUR_NUMBERS.matcher(host).matches();
  }

  private static boolean callable(int port) {
    return port == 80 || port == 443 || (port >= 1024 && port <= 65535);
  }
}
