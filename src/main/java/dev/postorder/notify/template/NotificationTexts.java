package dev.postorder.notify.template;

import dev.postorder.notify.Taken;
import dev.postorder.notify.Text;
import dev.postorder.notify.TrackLinks;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** Says notifications that were taken to be sent, with their links. */
public final class NotificationTexts {
  private final Templates templates;
  private final TrackLinks track;
  private final Supplier<URI> publicUrl;

  /**
   * Of these templates.
   *
   * @param publicUrl where links lead; asked for at the first sending
   */
  public NotificationTexts(Templates templates, TrackLinks track, Supplier<URI> publicUrl) {
    this.templates = templates;
    this.track = track;
    this.publicUrl = publicUrl;
  }

  /**
   * A letter.
   *
   * @param unsubscribe the page on which its recipient says that he wants no more
   */
  public Text letter(Taken notification, Optional<URI> unsubscribe) {
    return render(notification, Kind.LETTER, unsubscribe);
  }

  /** An SMS. */
  public Text sms(Taken notification) {
    return render(notification, Kind.SMS, Optional.empty());
  }

  /** What they are made of. */
  public Templates templates() {
    return templates;
  }

  /** The image that letters show. */
  public byte[] logo() {
    return templates.logo();
  }

  private Text render(Taken notification, Kind kind, Optional<URI> unsubscribe) {
    String signed = track.sign(notification.requestId(), notification.createdAt());
    URI link = URI.create(publicUrl.get() + "/track/" + signed);
    return templates.render(
        notification.event(),
        kind,
        notification.language(),
        notification.data(),
        new Links(link, unsubscribe));
  }
}
