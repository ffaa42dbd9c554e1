package dev.postorder.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Who there is: customers, users with their levels, applications and API keys. Nothing is ever
 * deleted, only disabled: histories point to it. Running servers notice within a second.
 */
public final class Directory {
  private static final Pattern LOGIN =
      Pattern.compile("\\+7[0-9]{10}|[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,190}");

  private final Clock clock;

  /** Times are taken from the clock. */
  public Directory(Clock clock) {
    this.clock = clock;
  }

  /** Adds a customer; names need not be unique. */
  public Customer addCustomer(
      Handle handle, String name, Optional<String> inn, Optional<String> email) {
    UUID uid = UUID.randomUUID();
    return putCustomer(handle, uid, name, inn, email, CustomerDetails.unknown());
  }

  /** Adds the customer of a uid, or replaces what is known of it. */
  public Customer putCustomer(
      Handle handle,
      UUID uid,
      String name,
      Optional<String> inn,
      Optional<String> email,
      CustomerDetails details) {
    var customer = new Customer(0, uid, name, inn, email, details, false);
    return DirectoryStore.putCustomer(handle, customer, now());
  }

  /** All customers by id. */
  public List<Customer> customers(Handle handle) {
    return DirectoryStore.customers(handle);
  }

  /** The customer of a uid. */
  public Optional<Customer> customer(Handle handle, UUID uid) {
    return DirectoryStore.customer(handle, uid);
  }

  /**
   * Keeps others from changing a customer until the transaction ends.
   *
   * @return it as it is; empty when there is none
   */
  public Optional<Customer> lockCustomer(Handle handle, UUID uid) {
    DirectoryStore.lockCustomer(handle, uid);
    return DirectoryStore.customer(handle, uid);
  }

  /**
   * Disables a customer: while it is, what its users may do for it is nothing, and no order is made
   * for it. Its orders stay, and are carried on with by the carrier.
   *
   * @return false when there is none such that is enabled
   */
  public boolean disableCustomer(Handle handle, long id) {
    boolean disabled = DirectoryStore.disable(handle, "customer", "id", id, now());
    if (disabled) {
      GrantStore.hold(handle, id);
    }
    return disabled;
  }

  /**
   * Enables a customer again: its users may do what they were given, before and meanwhile.
   *
   * @return false when there is none such that is disabled
   */
  public boolean enableCustomer(Handle handle, long id) {
    boolean enabled = DirectoryStore.enable(handle, "customer", "id", id);
    if (enabled) {
      GrantStore.release(handle, id);
    }
    return enabled;
  }

  /** Whether a text may be a login: an e-mail, or a phone {@code +7XXXXXXXXXX}. */
  public static boolean isLogin(String text) {
    return LOGIN.matcher(text).matches();
  }

  /**
   * Adds a user.
   *
   * @return the user's id, or empty when the login is taken
   */
  public Optional<Long> addUser(Handle handle, String login, String password) {
    if (!isLogin(login)) {
      throw new IllegalArgumentException("neither an e-mail nor +7XXXXXXXXXX: " + login);
    }
    return DirectoryStore.insertUser(handle, lower(login), Passwords.hash(password), now());
  }

  /**
   * Gives an enabled user a new password and ends his sessions; his personal access tokens stay.
   * False when there is none such.
   */
  public boolean setPassword(Handle handle, String login, String password) {
    boolean set = DirectoryStore.updatePassword(handle, lower(login), Passwords.hash(password));
    if (set) {
      endSessions(handle, login);
    }
    return set;
  }

  /** All users by id. */
  public List<User> users(Handle handle) {
    return DirectoryStore.users(handle, Optional.empty());
  }

  /** The user of a login, in any case. */
  public Optional<User> user(Handle handle, String login) {
    return DirectoryStore.users(handle, Optional.of(lower(login))).stream().findFirst();
  }

  /** Disables a user: his sessions end, he cannot log in; false when there is none. */
  public boolean disableUser(Handle handle, String login) {
    boolean disabled = DirectoryStore.disable(handle, "app_user", "login", lower(login), now());
    if (disabled) {
      endSessions(handle, login);
    }
    return disabled;
  }

  /** Enables a user again, with the password that he had; false when there is none to enable. */
  public boolean enableUser(Handle handle, String login) {
    return DirectoryStore.enable(handle, "app_user", "login", lower(login));
  }

  private void endSessions(Handle handle, String login) {
    user(handle, login).ifPresent(user -> OpenSessionStore.endAll(handle, user.id(), now()));
  }

  /**
   * Sets what a user may do for a customer; while that is disabled, what he may do once it is not.
   *
   * @param level 0 nothing, 1 books, 2 sees and changes orders, 3 sees orders
   */
  public void grant(Handle handle, long userId, long customerId, int level) {
    GrantStore.grant(handle, userId, customerId, level);
  }

  /**
   * Adds an API key.
   *
   * @param role what it may do
   * @param personalData whether it sees personal data in the call log
   * @return its secret, which is shown this once, or empty when the name is taken
   */
  public Optional<String> addApiKey(
      Handle handle, String name, OperatorRole role, boolean personalData) {
    Optional<String> secret = addKey(handle, KeyKind.API_KEY, name);
    secret.ifPresent(added -> DirectoryStore.setRights(handle, name, role, personalData));
    return secret;
  }

  /**
   * Adds an application, or an API key that may do everything but see personal data in the call
   * log.
   *
   * @return its secret, which is shown this once, or empty when the name is taken
   */
  public Optional<String> addKey(Handle handle, KeyKind kind, String name) {
    String secret = Secrets.random();
    boolean added = DirectoryStore.insertKey(handle, kind, name, Secrets.sha256(secret), now());
    return added ? Optional.of(secret) : Optional.empty();
  }

  /** All keys of a kind by id. */
  public List<KeyHolder> keys(Handle handle, KeyKind kind) {
    return DirectoryStore.keys(handle, kind);
  }

  /** Disables a key; false when there is none such that is enabled. */
  public boolean disableKey(Handle handle, KeyKind kind, String name) {
    return DirectoryStore.disable(handle, kind.table(), "name", name, now());
  }

  private Instant now() {
    return clock.instant();
  }

  private static String lower(String login) {
    return login.toLowerCase(Locale.ROOT);
  }
}
