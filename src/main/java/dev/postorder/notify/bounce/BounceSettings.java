package dev.postorder.notify.bounce;

import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * Where bounces are read.
 *
 * @param interval how often
 * @param done what becomes of those that were understood
 * @param moveTo the folder for them, where they are moved
 * @param trusted what the server's certificate is checked with
 */
public record BounceSettings(
    String host,
    int port,
    Security security,
    String user,
    String password,
    String folder,
    Duration interval,
    Done done,
    String moveTo,
    SSLContext trusted) {

  /** How the connection is protected. */
  public enum Security {
    /** Not at all; for a server on this machine. */
    OFF,
    /** By STARTTLS, or nothing is read. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS
  }

  /** What becomes of a bounce that was understood. */
  public enum Done {
    /** It is marked as read. */
    SEEN,
    /** It is deleted. */
    DELETE,
    /** It is moved to another folder. */
    MOVE
  }

  /** The name under which it is kept how far the folder was read. */
  String name() {
    return user + "@" + host + "/" + folder;
  }

  /** Where it is; never shows the password. */
  @Override
  public String toString() {
    return host + ":" + port + "/" + folder;
  }
}
