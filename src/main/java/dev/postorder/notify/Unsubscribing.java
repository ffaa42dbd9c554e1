package dev.postorder.notify;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.notify.UnsubscribeToken.Subject;
import dev.postorder.platform.database.InstallationSecret;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Lets recipients say, by a link in a letter, that they want no more notifications of a customer's
 * orders on a channel, and that they want them again. Whoever has the link may say so.
 */
public final class Unsubscribing {
  /** What the path of a link begins with. */
  public static final String PREFIX = "/unsubscribe/";

  private final Jdbi jdbi;
  private final CallLog callLog;
  private final UnsubscribeToken tokens;
  private final UnsubscribedStore store;

  /** Over the database, whose installation's secret signs the links. */
  public Unsubscribing(Jdbi jdbi, Clock clock, CallLog callLog) {
    this.jdbi = jdbi;
    this.callLog = callLog;
    this.tokens = new UnsubscribeToken(InstallationSecret.of(jdbi, "unsubscribe"));
    this.store = new UnsubscribedStore(clock);
  }

  /**
   * Who gets notifications of whose orders, or does not.
   *
   * @param channel {@code email} or {@code sms}
   */
  public record Subscription(String customer, String channel, String recipient, boolean active) {}

  /** The path of the page for a recipient. */
  public String link(long customerId, String channel, String recipient) {
    return PREFIX + tokens.sign(new Subject(customerId, channel, recipient));
  }

  /** What a link that we signed is about, as it is now; the token is what follows the prefix. */
  public Optional<Subscription> open(String token) {
    return tokens
        .open(token)
        .flatMap(subject -> jdbi.withHandle(handle -> store.find(handle, subject)));
  }

  /** Ends a subscription, and drops what waits to be sent; the call gets its trail. */
  public Optional<Subscription> unsubscribe(Call call, String token) {
    return change(call, token, store::end);
  }

  /** Begins it again. */
  public Optional<Subscription> resubscribe(Call call, String token) {
    return change(call, token, store::begin);
  }

  private Optional<Subscription> change(Call call, String token, UnsubscribedStore.Change change) {
    Optional<Subject> subject = tokens.open(token);
    return subject.flatMap(
        who ->
            jdbi.inTransaction(
                handle -> {
                  Optional<Subscription> before = store.find(handle, who);
                  if (before.isPresent()) {
                    change.apply(handle, who);
                    callLog.trail(handle, call, Optional.of(note(who)));
                  }
                  return before.flatMap(found -> store.find(handle, who));
                }));
  }

  /** For the call log: enough to know him again, not enough to write to him. */
  private static String note(Subject subject) {
    String recipient = subject.recipient();
    int at = recipient.lastIndexOf('@');
    String masked =
        at > 0
            ? recipient.charAt(0) + "***" + recipient.substring(at)
            : "***" + recipient.substring(Math.max(0, recipient.length() - 4));
    return "customer %d, %s, %s".formatted(subject.customerId(), subject.channel(), masked);
  }
}
