package dev.postorder.calllog;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps every call. Rows of calls that write are inserted by their own transaction. */
public final class CallLog {

  /** Opens a call: its id, and its time by the server's clock. */
  public Call open(Source source, String message, String ip) {
    throw new UnsupportedOperationException();
  }

  /** Inserts the row of a call that writes, in the transaction of its effect. */
  public void trail(Handle handle, Call call, Optional<String> note) {
    throw new UnsupportedOperationException();
  }

  /** Tells how a call ended; written behind, in batches. Never blocks and never fails the call. */
  public void close(Exchange exchange) {
    throw new UnsupportedOperationException();
  }
}
