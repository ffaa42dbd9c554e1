package dev.postorder.notify.desk;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a notification, e.g. {@code 17-20451}: its customer and its number. To clients it is
 * a text without a meaning.
 */
public record NotificationId(long customerId, long id) {
  private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,17}-[1-9][0-9]{0,17}");

  /** Reads one; empty for what is none. */
  public static Optional<NotificationId> of(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    int dash = text.indexOf('-');
    return Optional.of(
        new NotificationId(
            Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1))));
  }

  @Override
  public String toString() {
    return customerId + "-" + id;
  }
}
