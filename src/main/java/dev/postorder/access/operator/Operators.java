package dev.postorder.access.operator;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.Passwords;
import dev.postorder.access.Secrets;
import dev.postorder.platform.config.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Who may sign in at the console. Nobody is ever deleted, only disabled: histories name them. What
 * changes holds on all nodes within a second.
 */
public final class Operators {
  /** How long a link works that lets somebody choose a password. */
  public static final Duration LINK_LIFETIME = Duration.ofHours(24);

  /** The shortest password that is taken. */
  public static final int SHORTEST_PASSWORD = 12;

  /** The longest password that is taken. */
  public static final int LONGEST_PASSWORD = 200;

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");

  private final Clock clock;
  private final OperatorSessions sessions;

  /** Times are taken from the clock; who is disabled is signed out of these sessions. */
  public Operators(Clock clock, OperatorSessions sessions) {
    this.clock = clock;
    this.sessions = sessions;
  }

  /** A name as it is kept: without spaces around it, in small letters. */
  public static String name(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether a text may be an operator's name: 1 to 100 of a–z, 0–9, {@code . _ @ + -}. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Whether a text may be an operator's password: 12 to 200 characters. */
  public static boolean isPassword(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= SHORTEST_PASSWORD && length <= LONGEST_PASSWORD;
  }

  /**
   * Adds one, who can sign in once he has a password.
   *
   * @param name see {@link #isName}
   * @return empty when the name is taken
   */
  public Optional<OperatorAccount> add(
      Handle handle, String name, String displayName, OperatorRole role, boolean personalData) {
    if (!isName(name)) {
      throw new IllegalArgumentException("no name of an operator: " + name);
    }
    return OperatorStore.insert(handle, name, displayName, role, personalData, now())
        .flatMap(id -> OperatorStore.find(handle, id));
  }

  /** All by name, those who are disabled too. */
  public List<OperatorAccount> list(Handle handle) {
    return OperatorStore.list(handle);
  }

  /** The one of a name. */
  public Optional<OperatorAccount> find(Handle handle, String name) {
    return OperatorStore.find(handle, name(name));
  }

  /** The one of an id. */
  public Optional<OperatorAccount> find(Handle handle, long id) {
    return OperatorStore.find(handle, id);
  }

  /**
   * Keeps others from changing an operator until the transaction ends.
   *
   * @return him as he is; empty when there is none
   */
  public Optional<OperatorAccount> lock(Handle handle, String name) {
    OperatorStore.administrators(handle); // whoever changes one locks them, too, and first
    OperatorStore.lock(handle, name(name));
    return find(handle, name);
  }

  /** Whether anybody can sign in as an administrator. */
  public boolean administered(Handle handle) {
    return !OperatorStore.administrators(handle).isEmpty();
  }

  /**
   * A link's secret, good once and for a day: whoever opens it becomes a new administrator.
   *
   * @return 36 characters
   */
  public String linkForAdministrator(Handle handle) {
    return link(handle, Optional.empty());
  }

  /** As above; whoever opens it chooses the operator's password. His earlier links end. */
  public String link(Handle handle, long operatorId) {
    OperatorStore.endLinks(handle, Optional.of(operatorId), now());
    return link(handle, Optional.of(operatorId));
  }

  private String link(Handle handle, Optional<Long> operatorId) {
    String secret = Secrets.random();
    OperatorStore.addLink(
        handle, Secrets.sha256(secret), operatorId, now(), now().plus(LINK_LIFETIME));
    return secret;
  }

  /**
   * Gives an enabled operator a password; his sessions and links end. False when there is none
   * such.
   */
  public boolean setPassword(Handle handle, long id, String password) {
    boolean set = OperatorStore.setPassword(handle, id, Passwords.hash(password));
    if (set) {
      sessions.closeAll(handle, id);
      OperatorStore.endLinks(handle, Optional.of(id), now());
      TwoFactorStore.endTickets(handle, id);
    }
    return set;
  }

  /** What came of a change to an operator. */
  public enum Change {
    /** It was made. */
    DONE,
    /** There is no such operator, or none in the state that is needed. */
    NONE,
    /** He is the last who can sign in as an administrator. */
    LAST_ADMINISTRATOR
  }

  /** Sets an operator's name on pages, role and right to see personal data. */
  public Change set(
      Handle handle, long id, String displayName, OperatorRole role, boolean personalData) {
    Optional<OperatorAccount> known = find(handle, id);
    if (known.isEmpty()) {
      return Change.NONE;
    }
    if (role != OperatorRole.ADMINISTRATOR && last(handle, id)) {
      return Change.LAST_ADMINISTRATOR;
    }
    store(handle, with(known.get(), displayName, role, personalData, known.get().language()));
    return Change.DONE;
  }

  /** Sets the language of an operator's pages; empty: what his browser asks for. */
  public void setLanguage(Handle handle, long id, Optional<Language> language) {
    find(handle, id)
        .ifPresent(
            known ->
                store(
                    handle,
                    with(
                        known, known.displayName(), known.role(), known.personalData(), language)));
  }

  private void store(Handle handle, OperatorAccount account) {
    OperatorStore.set(handle, account);
    handle.afterCommit(sessions::changed);
  }

  private static OperatorAccount with(
      OperatorAccount known,
      String displayName,
      OperatorRole role,
      boolean personalData,
      Optional<Language> language) {
    return new OperatorAccount(
        known.id(),
        known.name(),
        displayName,
        role,
        personalData,
        language,
        known.password(),
        known.twoFactor(),
        known.federated(),
        known.createdAt(),
        known.lastUsedAt(),
        known.disabled());
  }

  /** Disables one: he is signed out and his links end. */
  public Change disable(Handle handle, long id) {
    if (last(handle, id)) {
      return Change.LAST_ADMINISTRATOR;
    }
    if (!OperatorStore.disable(handle, id, now())) {
      return Change.NONE;
    }
    sessions.closeAll(handle, id);
    OperatorStore.endLinks(handle, Optional.of(id), now());
    return Change.DONE;
  }

  /** Enables one again, with the password that he had. */
  public Change enable(Handle handle, long id) {
    return OperatorStore.enable(handle, id) ? Change.DONE : Change.NONE;
  }

  /** Takes a second factor that is lost: he signs in without one, and has to, everywhere. */
  public Change endTwoFactor(Handle handle, long id) {
    if (!TwoFactorStore.end(handle, id)) {
      return Change.NONE;
    }
    sessions.closeAll(handle, id);
    return Change.DONE;
  }

  /** Parts an operator from what the OpenID provider knows him as; he needs a password then. */
  public Change unbind(Handle handle, long id) {
    Optional<OperatorAccount> known = find(handle, id).filter(OperatorAccount::federated);
    if (known.isEmpty()) {
      return Change.NONE;
    }
    if (!known.get().password() && last(handle, id)) {
      return Change.LAST_ADMINISTRATOR;
    }
    OperatorStore.setSubject(handle, id, Optional.empty());
    sessions.closeFederated(handle, id);
    return Change.DONE;
  }

  private static boolean last(Handle handle, long id) {
    return OperatorStore.administrators(handle).equals(List.of(id));
  }

  private Instant now() {
    return clock.instant();
  }
}
