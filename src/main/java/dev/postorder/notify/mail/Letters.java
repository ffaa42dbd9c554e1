package dev.postorder.notify.mail;

import dev.postorder.notify.Taken;
import dev.postorder.notify.Text;
import dev.postorder.notify.template.NotificationTexts;
import java.net.URI;
import java.util.Optional;

/** Puts letters together: text and image, links, what is attached. */
public final class Letters {
  private final NotificationTexts texts;
  private final UnsubscribeLinks unsubscribe;
  private final Attachments attachments;

  /** Of these texts, links and files. */
  public Letters(NotificationTexts texts, UnsubscribeLinks unsubscribe, Attachments attachments) {
    this.texts = texts;
    this.unsubscribe = unsubscribe;
    this.attachments = attachments;
  }

  /** What the letters of one batch share. */
  Papers papers() {
    return new Papers(attachments);
  }

  /** The letter of a notification; its text is the one of the first attempt that rendered it. */
  Letter write(Taken notification, Papers papers) {
    Optional<URI> page = unsubscribe.of(notification);
    Text text = notification.text().orElseGet(() -> texts.letter(notification, page));
    return new Letter(
        notification.messageId(),
        notification.createdAt(),
        notification.recipient(),
        notification.language(),
        text,
        texts.logo(),
        papers.of(notification).stream().toList(),
        page);
  }
}
