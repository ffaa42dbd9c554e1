package dev.postorder.freight.method;

/**
 * A method of the face.
 *
 * @param session whether sessionID is required
 * @param writes whether it changes something (the call log keeps its bodies)
 */
public record Method(Session session, boolean writes, Operation operation) {

  /** What a method wants of sessionID. */
  public enum Session {
    /** Without one the call is refused. */
    NEEDED,
    /** Without one the call goes on, with one it is checked. */
    WELCOME,
    /** It is not looked at. */
    IGNORED
  }

  /** What a method does once the call may use it. */
  @FunctionalInterface
  public interface Operation {
    /** Reads the rest of the body, does it, answers. */
    Reply answer(Turn turn);
  }

  /** A method without a session. */
  public static Method open(boolean writes, Operation operation) {
    return new Method(Session.IGNORED, writes, operation);
  }

  /** A method that reads. */
  public static Method read(Operation operation) {
    return new Method(Session.NEEDED, false, operation);
  }

  /** A method that reads, and may answer callers without a session too. */
  public static Method read(Session session, Operation operation) {
    return new Method(session, false, operation);
  }

  /** A method that changes something. */
  public static Method write(Operation operation) {
    return new Method(Session.NEEDED, true, operation);
  }
}
