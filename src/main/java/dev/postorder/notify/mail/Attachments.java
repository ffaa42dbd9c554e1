package dev.postorder.notify.mail;

import dev.postorder.platform.config.Language;
import java.util.Optional;

/** Makes the files that are attached to letters. */
@FunctionalInterface
public interface Attachments {
  /**
   * The paper of a completed order, as it stands now; slow.
   *
   * @return empty if it cannot be had now: there is none, or too many are being made
   */
  Optional<Attachment> completed(int requestId, Language language);
}
