package dev.postorder.freight.body;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** uids as the wire writes them: {@code 0x} and 32 hex digits, or with hyphens. */
public final class Uids {
  private static final Pattern HEX =
      Pattern.compile(
          "(?:0x)?([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{12})");

  private Uids() {}

  public static Optional<UUID> parse(String text) {
    var matcher = HEX.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(UUID.fromString(matcher.replaceAll("$1-$2-$3-$4-$5")))
        : Optional.empty();
  }
}
