package dev.postorder.notify.sms;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.postorder.notify.Outcome;
import dev.postorder.notify.Result;
import dev.postorder.platform.config.Sms.Smpp.MessageIds;
import dev.postorder.platform.database.StorableText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What became of SMS after the SMS centre took them. A receipt may come before we have kept the id
 * that it names, to another node, or twice; whoever comes second settles the notification.
 */
final class Receipts {
  /** An SMS centre gives up after three days at most, and some begin their ids anew in weeks. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final int LONGEST = 200;

  private final Jdbi jdbi;
  private final Clock clock;
  private final MessageIds written;

  /**
   * Over a database.
   *
   * @param written how the SMS centre writes ids
   */
  Receipts(Jdbi jdbi, Clock clock, MessageIds written) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.written = written;
  }

  /** Keeps a receipt; it is durable when this returns. */
  void received(Receipt receipt) {
    String id = StorableText.of(ReceiptIds.receipted(written, receipt.id()), LONGEST);
    String detail = StorableText.of(receipt.detail(), LONGEST);
    jdbi.useTransaction(
        handle -> {
          var store = new ReceiptStore(handle, clock.instant());
          store.received(id, receipt.outcome().code(), detail).ifPresent(store::settle);
        });
  }

  /** Keeps the ids of what was sent just now, in the transaction that says that it was sent. */
  void sent(Handle handle, List<Outcome> outcomes) {
    List<ReceiptStore.Segment> segments =
        outcomes.stream()
            .flatMap(
                outcome ->
                    outcome.attempt().result() instanceof Result.Sent sent
                        ? sent.messageIds().stream()
                            .map(id -> ReceiptIds.answered(written, id))
                            .distinct()
                            .map(id -> ReceiptStore.Segment.of(id, outcome.notification()))
                        : Stream.empty())
            .toList();
    if (!segments.isEmpty()) {
      var store = new ReceiptStore(handle, clock.instant());
      store.sent(segments).forEach(store::settle);
    }
  }

  /** Removes what no receipt is waited for any more; returns how many. */
  int forget() {
    return jdbi.withHandle(handle -> ReceiptStore.forget(handle, clock.instant().minus(KEPT)));
  }

  /** Does that every hour. */
  RecurringTask<Void> task() {
    return Tasks.recurring("forget-sms-segments", FixedDelay.ofHours(1))
        .execute((instance, context) -> forget());
  }
}
