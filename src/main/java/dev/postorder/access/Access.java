package dev.postorder.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Logins, sessions, tokens and keys (freight specification, section 3). Lookups are cached for at
 * most a second, so that what is closed or disabled on one node is so on all within a second.
 */
public final class Access {
  private static final Duration CACHED = Duration.ofSeconds(1);

  /** How exactly last uses are kept. */
  private static final Duration USE = Duration.ofMinutes(5);

  /** Longer ones are no secrets of ours, and would fill the caches. */
  private static final int LONGEST_SECRET = 100;

  private final Jdbi jdbi;
  private final Clock clock;
  private final CallLog callLog;
  private final AccessSettings settings;
  private final LoginGuard guard;
  private final CallLimit limit;
  private final LoadingCache<String, OptionalLong> applications;
  private final LoadingCache<String, Optional<ApiKey>> apiKeys;
  private final LoadingCache<String, Optional<Session>> sessions;
  private final LoadingCache<String, Optional<Session>> tokens;

  /** Puts access over a database. */
  public Access(Jdbi jdbi, Clock clock, CallLog callLog, AccessSettings settings) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.callLog = callLog;
    this.settings = settings;
    this.guard = new LoginGuard(jdbi, clock);
    this.limit = new CallLimit(clock, settings.callsPerMinute());
    this.applications = cache(AccessStore::application);
    this.apiKeys = cache(AccessStore::apiKey);
    this.sessions =
        cache(
            (handle, hash) ->
                used(handle, "session", hash, AccessStore.session(handle, hash, now())));
    this.tokens =
        cache(
            (handle, hash) -> used(handle, "token", hash, AccessStore.token(handle, hash, now())));
  }

  /** The id of an enabled application by its appkey. */
  public OptionalLong application(String appkey) {
    return plausible(appkey) ? applications.get(appkey) : OptionalLong.empty();
  }

  /** An enabled back-office key. */
  public Optional<ApiKey> apiKey(String key) {
    return plausible(key) ? apiKeys.get(key) : Optional.empty();
  }

  /**
   * Checks a login and counts wrong passwords.
   *
   * @param login an e-mail in any case, or a phone {@code +7XXXXXXXXXX}
   * @param address the caller's address
   */
  public LoginResult login(String login, String password, String address) {
    return guard.password(login, password, address);
  }

  /**
   * Checks a personal access token and counts wrong ones.
   *
   * @param address the caller's address
   */
  public LoginResult login(String pat, String address) {
    return guard.token(pat, address);
  }

  /** Counts a call of a user; how long he has to wait if it is one too many. */
  public Optional<Duration> overLimit(long userId) {
    return limit.count(userId);
  }

  /** Opens a session; its row, and the call's, in one transaction. */
  public Opened openSession(Call call, long userId, long applicationId) {
    return openSession(call, new LoginResult.Granted(userId), applicationId);
  }

  /** Opens a session, as above; it ends no later than the token that opens it. */
  public Opened openSession(Call call, LoginResult.Granted granted, long applicationId) {
    Instant latest = now().plus(settings.sessionLifetime());
    Optional<PersonalToken> token = granted.token();
    Session session =
        newSession(granted.userId(), earlier(token.flatMap(PersonalToken::expiresAt), latest));
    return open(
        call,
        session,
        (handle, hash) -> {
          AccessStore.insertSession(handle, hash, session, applicationId, token, call.ip());
          token.ifPresent(used -> PersonalTokenStore.used(handle, used.id(), now()));
        });
  }

  /** Opens a token of the travel face; the server's maximum caps {@code validUntil}. */
  public Opened openToken(Call call, long userId, Optional<Instant> validUntil) {
    Instant latest = now().plus(settings.tokenLifetime());
    Session session = newSession(userId, earlier(validUntil, latest));
    return open(
        call, session, (handle, hash) -> AccessStore.insertToken(handle, hash, session, call.ip()));
  }

  /** An open, unexpired session of an enabled user. */
  public Optional<Session> session(String sessionId) {
    return plausible(sessionId)
        ? sessions.get(sessionId).filter(this::unexpired)
        : Optional.empty();
  }

  /** Closes a session at once on this node, within a second on the others. */
  public void closeSession(Call call, String sessionId) {
    jdbi.useTransaction(
        handle -> {
          AccessStore.closeSession(handle, Secrets.sha256(sessionId), now());
          callLog.trail(handle, call, Optional.empty());
        });
    sessions.invalidate(sessionId);
  }

  /** A valid token of an enabled user. */
  public Optional<Session> token(String tokenValue) {
    return plausible(tokenValue)
        ? tokens.get(tokenValue).filter(this::unexpired)
        : Optional.empty();
  }

  /** Closes a token at once on this node, within a second on the others. */
  public void closeToken(Call call, String tokenValue) {
    jdbi.useTransaction(
        handle -> {
          AccessStore.closeToken(handle, Secrets.sha256(tokenValue), now());
          callLog.trail(handle, call, Optional.empty());
        });
    tokens.invalidate(tokenValue);
  }

  /** The daily job that calls {@link #forget}. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("forget-login-failures", FixedDelay.ofHours(24))
        .execute((instance, context) -> forget());
  }

  /** Deletes what nobody asks for any more: counts of wrong passwords older than a day. */
  public void forget() {
    jdbi.useHandle(handle -> LoginFailureStore.forget(handle, now().minus(1, ChronoUnit.DAYS)));
  }

  private static boolean plausible(String secret) {
    return secret.length() <= LONGEST_SECRET;
  }

  private interface Insert {
    void row(Handle handle, byte[] hash);
  }

  private Opened open(Call call, Session session, Insert insert) {
    String secret = Secrets.random();
    call.session(session.trail(), session.userId());
    jdbi.useTransaction(
        handle -> {
          insert.row(handle, Secrets.sha256(secret));
          callLog.trail(handle, call, Optional.empty());
        });
    return new Opened(secret, session);
  }

  private Session newSession(long userId, Instant expiresAt) {
    Instant now = now();
    return new Session(Secrets.trail(), userId, now, expiresAt, now);
  }

  private static Instant earlier(Optional<Instant> wish, Instant latest) {
    return wish.filter(at -> at.isBefore(latest)).orElse(latest);
  }

  /** Notes the use of what was found, unless that was done a short time ago. */
  private Optional<Session> used(
      Handle handle, String table, byte[] hash, Optional<Session> found) {
    found
        .filter(session -> session.lastUsedAt().isBefore(now().minus(USE)))
        .ifPresent(session -> AccessStore.used(handle, table, hash, now()));
    return found;
  }

  private boolean unexpired(Session session) {
    return now().isBefore(session.expiresAt());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private interface Lookup<V> {
    V find(Handle handle, byte[] hash);
  }

  private <V> LoadingCache<String, V> cache(Lookup<V> lookup) {
    Function<String, V> load =
        secret -> jdbi.withHandle(handle -> lookup.find(handle, Secrets.sha256(secret)));
    return Caffeine.newBuilder()
        .maximumSize(10_000)
        .expireAfterWrite(CACHED)
        .executor(Runnable::run)
        .build(load::apply);
  }
}
