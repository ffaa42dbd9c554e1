package dev.postorder.access;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An open session and the login of whose it is. */
public record OwnedSession(String login, OpenSession session) {
  private static final Pattern PLACE = Pattern.compile("([0-9]{1,12})\\.([0-9]{6})-([A-Z0-9]{12})");

  /** A place in the list, the newest first: what follows it is older, or opened at that moment. */
  public record Place(Instant createdAt, String trail) {
    /** The place that a text of {@link #place} names. */
    public static Optional<Place> of(String text) {
      Matcher matcher = PLACE.matcher(text);
      return matcher.matches()
          ? Optional.of(
              new Place(
                  Instant.ofEpochSecond(
                      Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)) * 1000),
                  matcher.group(3)))
          : Optional.empty();
    }
  }

  /** Its place in the list, as a text. */
  public String place() {
    Instant at = session.createdAt();
    return "%d.%06d-%s".formatted(at.getEpochSecond(), at.getNano() / 1000, session.trail());
  }
}
