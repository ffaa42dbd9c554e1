package dev.postorder.notify.mail;

import dev.postorder.notify.Event;
import dev.postorder.notify.Taken;
import dev.postorder.platform.config.Language;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The papers of one batch of letters: made when the first letter needs them, once for all letters
 * of an order in one language, and forgotten with the batch.
 */
final class Papers {
  private static final Logger LOG = LoggerFactory.getLogger(Papers.class);

  private final Attachments attachments;
  private final Map<Key, Optional<Attachment>> made = new ConcurrentHashMap<>();

  Papers(Attachments attachments) {
    this.attachments = attachments;
  }

  private record Key(int requestId, Language language) {}

  /**
   * What goes with a letter. A letter is worth more than its paper: it goes without one that cannot
   * be made, and the log says so.
   */
  Optional<Attachment> of(Taken notification) {
    return notification.event().equals(Event.ORDER_COMPLETED)
        ? made.computeIfAbsent(
            new Key(notification.requestId(), notification.language()), this::make)
        : Optional.empty();
  }

  private Optional<Attachment> make(Key key) {
    try {
      Optional<Attachment> paper = attachments.completed(key.requestId(), key.language());
      if (paper.isEmpty()) {
        LOG.warn(
            "Letters of order {} go without its paper, which cannot be had now", key.requestId());
      }
      return paper;
    } catch (RuntimeException e) {
      LOG.error("Letters of order {} go without its paper", key.requestId(), e);
      return Optional.empty();
    }
  }
}
