package dev.postorder.notify;

import dev.postorder.calllog.Call;
import org.jdbi.v3.core.Handle;

/** Forms the notifications of a completed order again (travel specification, section 4). */
public final class Renotifier {

  /** Queues them; carried in one commit together with other waiting calls. */
  public RenotifyResult renotify(Call call, long userId, int requestId) {
    throw new UnsupportedOperationException();
  }

  /** Queues them in the caller's transaction. */
  public RenotifyResult renotify(Handle handle, Call call, long userId, int requestId) {
    throw new UnsupportedOperationException();
  }
}
