package dev.postorder.platform.http;

import java.io.IOException;

/** The client has closed the connection, or has not read for too long. */
public final class ClientGone extends IOException {
  private static final long serialVersionUID = 1L;

  ClientGone(String message) {
    super(message);
  }
}
