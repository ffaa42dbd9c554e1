package dev.postorder.notify.desk;

import java.util.List;

/** What came of looking for notifications. */
public sealed interface Found {
  /**
   * A page of them, the newest first.
   *
   * @param more whether there is another one
   */
  record Page(List<NotificationEntry> entries, boolean more) implements Found {}

  /** No index leads to them, or there are too many to look at each. */
  record TooBroad() implements Found {}
}
