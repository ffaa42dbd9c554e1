package dev.postorder.platform.batch;

/** The server takes no more commands of this kind for the moment, or is stopping. */
public final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BusyException(String message) {
    super(message);
  }
}
