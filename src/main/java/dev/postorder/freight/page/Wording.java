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

  /** What the change comes to, for types that need to say so; else empty. */
  String text(ChangeType type);

  /** A small word. */
  String of(Word word);
}
