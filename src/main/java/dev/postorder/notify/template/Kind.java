package dev.postorder.notify.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The channels whose notifications are texts. */
public enum Kind {
  /** Letters, in plain text and HTML. */
  LETTER("email"),
  /** Short messages, in one line of plain text. */
  SMS("sms");

  private final String channel;

  Kind(String channel) {
    this.channel = channel;
  }

  /** As in {@code notification.channel}. */
  public String channel() {
    return channel;
  }

  /** The directory of its templates. */
  String directory() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a channel, or empty: webhooks have no texts. */
  public static Optional<Kind> of(String channel) {
    return Arrays.stream(values()).filter(kind -> kind.channel.equals(channel)).findFirst();
  }
}
