package dev.postorder.freight.method;

/**
 * A method of the face.
 *
 * @param needsSession whether sessionID is required
 * @param writes whether it changes something (the call log keeps its bodies)
 */
public record Method(boolean needsSession, boolean writes, Operation operation) {

  /** What a method does once the call may use it. */
  @FunctionalInterface
  public interface Operation {
    /** Reads the rest of the body, does it, answers. */
    Reply answer(Turn turn);
  }

  /** A method without a session. */
  public static Method open(boolean writes, Operation operation) {
    return new Method(false, writes, operation);
  }

  /** A method that reads. */
  public static Method read(Operation operation) {
    return new Method(true, false, operation);
  }

  /** A method that changes something. */
  public static Method write(Operation operation) {
    return new Method(true, true, operation);
  }
}
