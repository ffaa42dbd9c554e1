package dev.postorder.platform.database;

/** The database cannot be opened, kept or copied; the message is for the operator who reads it. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a message that says what is wrong and what can be done. */
  public DatabaseException(String message) {
    super(message);
  }

  /** As above, with the cause. */
  public DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
