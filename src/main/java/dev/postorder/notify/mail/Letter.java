package dev.postorder.notify.mail;

import dev.postorder.notify.Text;
import dev.postorder.platform.config.Language;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A letter, rendered.
 *
 * @param logo the PNG that the HTML points to as {@code cid:logo.…}; not sent if it points to none
 * @param unsubscribe where its recipient says that he wants no more
 */
record Letter(
    UUID messageId,
    Instant date,
    String recipient,
    Language language,
    Text text,
    byte[] logo,
    List<Attachment> attachments,
    Optional<URI> unsubscribe) {}
