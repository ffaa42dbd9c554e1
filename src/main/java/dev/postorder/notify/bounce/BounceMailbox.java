package dev.postorder.notify.bounce;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Source;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mailbox that bounces come back to, over IMAP. What was understood is marked, deleted or
 * moved; all other mail is left as it is and not read again. One node does it at a time.
 */
public final class BounceMailbox {
  private static final Logger LOG = LoggerFactory.getLogger(BounceMailbox.class);
  private static final int MOST = 500;

  private final Jdbi jdbi;
  private final CallLog callLog;
  private final Bounces bounces;
  private final BounceSettings settings;
  private final FolderStore folders;

  /** Reads what these settings name. */
  public BounceMailbox(Jdbi jdbi, CallLog callLog, Bounces bounces, BounceSettings settings) {
    this.jdbi = jdbi;
    this.callLog = callLog;
    this.bounces = bounces;
    this.settings = settings;
    this.folders = new FolderStore(jdbi, settings.name());
  }

  /** The job for the scheduler. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("bounces", FixedDelay.of(settings.interval()))
        .execute((instance, context) -> look());
  }

  /** Reads once; a server that cannot be reached is asked again next time. */
  void look() {
    try {
      int kept = read();
      if (kept > 0) {
        LOG.info("Bounces: {} read from {}", kept, settings);
      }
    } catch (MessagingException | IOException e) {
      LOG.warn("Bounces cannot be read from {}: {}", settings, e.getMessage());
    }
  }

  /** Reads what came since the last time, at most 500 messages; returns how many were bounces. */
  int read() throws MessagingException, IOException {
    try (Store store = ImapSession.open(settings)) {
      Folder folder = store.getFolder(settings.folder());
      folder.open(Folder.READ_WRITE);
      try {
        return read((UIDFolder) folder, new Cabinet(store, folder, settings));
      } finally {
        folder.close(false);
      }
    }
  }

  private int read(UIDFolder folder, Cabinet cabinet) throws MessagingException, IOException {
    long validity = folder.getUIDValidity();
    long last = folders.lastUid(validity);
    List<Message> done = new ArrayList<>();
    int seen = 0;
    for (Message message : folder.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
      long uid = message == null ? 0 : folder.getUID(message);
      if (message != null && uid > last && seen++ < MOST) {
        if (kept(bytes(message))) {
          done.add(message);
        }
        last = uid;
      }
    }
    cabinet.done(done);
    if (seen > 0) {
      folders.keep(validity, last);
    }
    return done.size();
  }

  private static byte[] bytes(Message message) throws MessagingException, IOException {
    try (InputStream in = ((IMAPMessage) message).getMimeStream()) {
      return in.readNBytes(BounceParser.MOST_BYTES);
    }
  }

  private boolean kept(byte[] message) {
    Call call = callLog.open(Source.JOB, "mail/bounce", "127.0.0.1");
    return jdbi.inTransaction(handle -> bounces.take(handle, call, message))
        instanceof BounceResult.Kept;
  }
}
