package dev.postorder.access;

import dev.postorder.calllog.Call;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Logins, sessions, tokens and keys. Lookups are cached for at most a second. */
public final class Access {

  /** The id of an enabled application by its appkey. */
  public OptionalLong application(String appkey) {
    throw new UnsupportedOperationException();
  }

  /** The name of an enabled back-office key. */
  public Optional<String> apiKey(String key) {
    throw new UnsupportedOperationException();
  }

  /**
   * Checks a login and counts wrong passwords.
   *
   * @param login an e-mail in any case, or a phone {@code +7XXXXXXXXXX}
   * @param address the caller's address
   */
  public LoginResult login(String login, String password, String address) {
    throw new UnsupportedOperationException();
  }

  /** Opens a session; its row, and the call's, in one transaction. */
  public Opened openSession(Call call, long userId, long applicationId) {
    throw new UnsupportedOperationException();
  }

  /** An open, unexpired session of an enabled user. */
  public Optional<Session> session(String sessionId) {
    throw new UnsupportedOperationException();
  }

  /** Closes a session at once on this node, within a second on the others. */
  public void closeSession(Call call, String sessionId) {
    throw new UnsupportedOperationException();
  }

  /** Opens a token of the travel face; the server's maximum caps {@code validUntil}. */
  public Opened openToken(Call call, long userId, Optional<Instant> validUntil) {
    throw new UnsupportedOperationException();
  }

  /** A valid token of an enabled user. */
  public Optional<Session> token(String tokenValue) {
    throw new UnsupportedOperationException();
  }
}
