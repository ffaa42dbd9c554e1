package dev.postorder.notify.webhook;

import dev.postorder.platform.http.Addresses;
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
      String host = IDN.toASCII(parts.group(2)).toLowerCase(Locale.ROOT);
      String rest = parts.group(4) == null ? "" : parts.group(4);
      String shownPort = parts.group(3) == null ? "" : ":" + port;
      URI url = URI.create(scheme + "://" + host + shownPort + rest);
      return url.getHost() == null || url.getRawFragment() != null || !callable(port)
          ? Optional.empty()
          : Optional.of(new WebhookUrl(url.toASCIIString(), host + ":" + port, secure));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The address, if the host is written as one. */
  Optional<InetAddress> address() {
    String name = host.substring(0, host.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
    try {
      return Optional.of(Addresses.parse(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean callable(int port) {
    return port == 80 || port == 443 || (port >= 1024 && port <= 65535);
  }
}
