package dev.postorder.calllog.search;

import dev.postorder.platform.ids.TimeOrderedId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was typed into the search box, before it is read: it may hold secrets, and the id of a call.
 */
public final class Typed {
  /** Stands for a session that nobody knows; no session is called so. */
  public static final String UNKNOWN = "unknown";

  private static final Pattern TRAIL = Pattern.compile("[A-Z][A-Z0-9]{11}");
  private static final Pattern UID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String TOKEN = "dl-api-";
  private static final Instant FIRST_CALL = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant LAST_CALL = Instant.parse("2100-01-01T00:00:00Z");

  private Typed() {}

  /**
   * The search with the names of sessions in the place of their secrets, {@link #UNKNOWN} for those
   * of which none is known. What has no secret stays as it was written; the uid of a customer looks
   * like one, and is one only if it opens a session.
   *
   * @param trails gives the name of the session that a secret opens
   */
  public static String withoutSecrets(String text, Function<String, Optional<String>> trails) {
    Predicate<Word> secret =
        word -> secret(word) && (!customer(word) || trails.apply(word.value()).isPresent());
    if (Word.split(text).stream().noneMatch(secret)) {
      return text;
    }
    return Word.split(text).stream()
        .map(word -> secret.test(word) ? named(word, trails) : word.written())
        .collect(Collectors.joining(" "));
  }

  /** The call whose id is all that was typed. */
  public static Optional<UUID> callId(String text) {
    String id = text.strip();
    return UID.matcher(id).matches()
        ? Optional.of(UUID.fromString(id)).filter(Typed::ofCall)
        : Optional.empty();
  }

  private static String named(Word word, Function<String, Optional<String>> trails) {
    return (word.not() ? "-" : "") + "session:" + trails.apply(word.value()).orElse(UNKNOWN);
  }

  private static boolean secret(Word word) {
    String value = word.value();
    if (word.key().equalsIgnoreCase(Key.SESSION.code())) {
      return !value.isBlank() && !TRAIL.matcher(value).matches() && !value.equals(UNKNOWN);
    }
    return value.startsWith(TOKEN)
        || (UID.matcher(value).matches() && !ofCall(UUID.fromString(value)));
  }

  private static boolean customer(Word word) {
    return word.key().equalsIgnoreCase(Key.CUSTOMER.code()) && UID.matcher(word.value()).matches();
  }

  /** A secret of 128 random bits looks like this once in ten thousand times. */
  private static boolean ofCall(UUID id) {
    Instant at = TimeOrderedId.time(id);
    return id.version() == 7
        && id.variant() == 2
        && at.isAfter(FIRST_CALL)
        && at.isBefore(LAST_CALL);
  }
}
