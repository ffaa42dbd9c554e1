package dev.postorder.notify.bounce;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Puts messages away that were understood, as the settings ask for. */
record Cabinet(Store store, Folder folder, BounceSettings settings) {

  void done(List<Message> messages) throws MessagingException {
    if (messages.isEmpty()) {
      return;
    }
    Message[] all = messages.toArray(Message[]::new);
    switch (settings.done()) {
      case SEEN -> folder.setFlags(all, new Flags(Flags.Flag.SEEN), true);
      case DELETE -> remove(all);
      case MOVE -> {
        Folder to = store.getFolder(settings.moveTo());
        if (!to.exists()) {
          to.create(Folder.HOLDS_MESSAGES);
        }
        folder.copyMessages(all, to);
        remove(all);
      }
    }
  }

  /** Only these, where the server can (RFC 4315); else all that are marked as deleted. */
  private void remove(Message[] messages) throws MessagingException {
    folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
    if (store instanceof IMAPStore imap
        && imap.hasCapability("UIDPLUS")
        && folder instanceof IMAPFolder plus) {
      plus.expunge(messages);
    } else {
      folder.expunge();
    }
  }
}
