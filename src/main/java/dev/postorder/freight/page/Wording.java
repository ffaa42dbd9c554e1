package dev.postorder.freight.page;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;

/** What the history pages say, in one language. */
interface Wording {
  /** The heading. */
  String title(ChangeType type);

  /** What stands before the date of the request. */
  String from();

  /** The status of the request. */
  String status(ChangeStatus status);

  /** What the change is, for types whose text needs no value; what follows the value otherwise. */
  String text(ChangeType type);

  /** What stands before a value of a change. */
  String before(ChangeType type, String key);

  /** A party: {@code sender} or {@code receiver}. */
  String party(String role);

  /** What stands before an extension. */
  String ext();
}
