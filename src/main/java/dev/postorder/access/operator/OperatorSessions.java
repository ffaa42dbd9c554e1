package dev.postorder.access.operator;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.postorder.access.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Where operators are signed in. Lookups are cached for at most a second, so that a session that
 * ends, or an operator who loses a right, does so on all nodes within a second.
 */
public final class OperatorSessions {
  private static final Duration CACHED = Duration.ofSeconds(1);

  /** How exactly last uses are kept. */
  private static final Duration USE = Duration.ofMinutes(1);

  /** How long after its end one is deleted. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final int LONGEST_SECRET = 100;

  private final Jdbi jdbi;
  private final Clock clock;
  private final OperatorSettings settings;
  private final LoadingCache<String, Optional<SignedIn>> cache;

  /** Keeps them in this database. */
  public OperatorSessions(Jdbi jdbi, Clock clock, OperatorSettings settings) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.settings = settings;
    this.cache =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(CACHED)
            .executor(Runnable::run)
            .build(this::load);
  }

  /**
   * Opens one.
   *
   * @param method how he proved himself: {@code password}, {@code link} or {@code oidc}
   */
  public OpenedSession open(
      Handle handle, long operatorId, String name, String method, Caller caller) {
    String secret = Secrets.random();
    var session = new OpenedSession(secret, Secrets.trail(), name, now().plus(settings.lifetime()));
    OperatorSessionStore.insert(
        handle, Secrets.sha256(secret), operatorId, method, caller, session, now());
    return session;
  }

  /** An open session of an operator who is enabled. */
  public Optional<SignedIn> find(String secret) {
    return secret.length() <= LONGEST_SECRET
        ? cache.get(secret).filter(this::good)
        : Optional.empty();
  }

  /**
   * Whether a session is good for nothing yet but setting up the second factor that is required.
   */
  public boolean confined(SignedIn session) {
    return settings.twoFactorRequired()
        && !session.twoFactor()
        && !session.method().equals(SignedIn.FEDERATED);
  }

  private boolean good(SignedIn session) {
    Instant now = clock.instant();
    return now.isBefore(session.expiresAt())
        && now.isBefore(session.lastUsedAt().plus(settings.idle()));
  }

  private Optional<SignedIn> load(String secret) {
    byte[] hash = Secrets.sha256(secret);
    Instant now = now();
    return jdbi.withHandle(
        handle -> {
          Optional<SignedIn> found = OperatorSessionStore.find(handle, hash, now);
          found
              .filter(this::good)
              .filter(session -> session.lastUsedAt().isBefore(now.minus(USE)))
              .ifPresent(session -> OperatorSessionStore.used(handle, hash, now));
          return found;
        });
  }

  /** What forms of a session carry, so that no other page can send them; 43 characters. */
  public static String csrf(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal("csrf".getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  /** Ends one, at once on this node. */
  public void close(Handle handle, String secret) {
    OperatorSessionStore.close(handle, Secrets.sha256(secret), now());
    handle.afterCommit(cache::invalidateAll);
  }

  /** Ends one of an operator's by its trail name; false when he has none such that is open. */
  public boolean close(Handle handle, long operatorId, String trail) {
    handle.afterCommit(cache::invalidateAll);
    return OperatorSessionStore.close(handle, operatorId, trail, now());
  }

  /** Ends all of an operator's; how many there were. */
  public int closeAll(Handle handle, long operatorId) {
    return closeOthers(handle, operatorId, "");
  }

  /** Ends all of an operator's save the one of a trail name; how many there were. */
  public int closeOthers(Handle handle, long operatorId, String trail) {
    handle.afterCommit(cache::invalidateAll);
    return OperatorSessionStore.closeOthers(handle, operatorId, trail, now());
  }

  /** Ends those of an operator that the OpenID provider opened. */
  void closeFederated(Handle handle, long operatorId) {
    handle.afterCommit(cache::invalidateAll);
    OperatorSessionStore.closeAll(handle, operatorId, SignedIn.FEDERATED, now());
  }

  /** Those of an operator that are open, the newest first. */
  public List<OperatorSession> list(Handle handle, long operatorId) {
    Instant now = now();
    return OperatorSessionStore.list(handle, operatorId, now, now.minus(settings.idle()));
  }

  /** Deletes what has ended long ago, and sign-ins that nobody has finished, once an hour. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("forget-operator-sessions", FixedDelay.ofHours(1))
        .execute((instance, context) -> forget());
  }

  /** Deletes sessions a day after their end, and tickets. */
  public void forget() {
    Instant now = now();
    jdbi.useTransaction(
        handle -> {
          OperatorSessionStore.forget(handle, now.minus(KEPT));
          TwoFactorStore.forgetTickets(handle, now);
        });
  }

  /** Forgets what is known of sessions for the moment: rights may have changed. */
  void changed() {
    cache.invalidateAll();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
