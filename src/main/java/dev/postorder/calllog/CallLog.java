package dev.postorder.calllog;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.postorder.platform.database.DailyPartitions;
import dev.postorder.platform.database.SqlArray;
import dev.postorder.platform.database.StorableText;
import dev.postorder.platform.ids.TimeOrderedId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** Keeps every call. Rows of calls that write are inserted by their own transaction. */
public final class CallLog implements AutoCloseable {
  /**
   * The columns of a trail row, for set-based statements that insert many: {@code insert into call
   * (…)}. The outcome of a call that takes effect is {@code 'ok'}.
   */
  public static final String TRAIL_COLUMNS =
      "id, at, source, message, trail, user_id, customer_id, request_id, outcome, note, ip";

  /**
   * Calls as rows, for {@code from} of a set-based statement whose parameters {@link #bind} gives:
   * {@code call (n, id, at, source, message, trail, user_id, ip)}, n from 1 in the order of the
   * list.
   */
  public static final String CALLS =
      """
      (select n, id, at, source, message, trail, user_id, ip
         from unnest(:call_id::uuid[], :call_at::timestamptz[], :call_source::text[], :call_message::text[],
                     :call_trail::text[], :call_user::bigint[], :call_ip::text[])
              with ordinality as u (id, at, source, message, trail, user_id, ip, n)) call
      """;

  private static final int MESSAGE_BYTES = 200;
  private static final int DAYS_AHEAD = 3;

  private final Clock clock;
  private final Consumer<Exchange> watcher;
  private final CallLogSettings settings;
  private final DailyPartitions partitions;
  private final CallLogStore store;
  private final Writer writer;

  /** Starts the thread that writes behind. */
  public CallLog(Jdbi jdbi, Clock clock, CallLogSettings settings) {
    this(jdbi, clock, settings, exchange -> {});
  }

  /**
   * As above.
   *
   * @param watcher told of every call as it ends, on the call's own thread
   */
  public CallLog(Jdbi jdbi, Clock clock, CallLogSettings settings, Consumer<Exchange> watcher) {
    this.watcher = watcher;
    this.clock = clock;
    this.settings = settings;
    this.partitions = new DailyPartitions(jdbi);
    this.store = new CallLogStore(jdbi);
    this.writer = new Writer(store, entry -> ClosedCall.of(entry, settings));
  }

  /** Opens a call: its id, and its time by the server's clock (in microseconds). */
  public Call open(Source source, String message, String ip) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Call(TimeOrderedId.at(at), at, source, StorableText.of(message, MESSAGE_BYTES), ip);
  }

  /**
   * Inserts the row of a call that writes, in the transaction of its effect; when that commits, the
   * call knows that its row stands.
   */
  public void trail(Handle handle, Call call, Optional<String> note) {
    store.trail(handle, call, note);
    handle.afterCommit(
        () -> {
          boolean first = !call.trailWritten();
          call.trailWritten(true);
          if (first && call.source() == Source.JOB) {
            writer.count(call);
          }
        });
  }

  /** Gives a set-based statement the parameters of {@link #CALLS}. */
  public static <S extends SqlStatement<S>> S bind(S statement, List<Call> calls) {
    return statement
        .bind("call_id", SqlArray.of("uuid", calls, Call::id))
        .bind("call_at", SqlArray.of("timestamptz", calls, Call::at))
        .bind("call_source", SqlArray.of("text", calls, call -> call.source().code()))
        .bind("call_message", SqlArray.of("text", calls, Call::message))
        .bind("call_trail", SqlArray.of("text", calls, call -> call.trail().orElse(null)))
        .bind("call_user", SqlArray.of("bigint", calls, call -> boxed(call.userId())))
        .bind("call_ip", SqlArray.of("text", calls, Call::ip));
  }

  /** Tells how a call ended; written behind, in batches. Never blocks and never fails the call. */
  public void close(Exchange exchange) {
    watcher.accept(exchange);
    writer.add(Entry.of(exchange));
  }

  /**
   * How many calls were not kept since the start, because they came faster than they were written.
   */
  public long dropped() {
    return writer.dropped();
  }

  /** Writes at once what waits to be written. */
  public void flush() {
    writer.flush();
  }

  /** Writes what waits, and stops. */
  @Override
  public void close() {
    writer.close();
  }

  /** Makes the partitions of the next days and drops those past their time, every hour. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("call-log-partitions", FixedDelay.ofHours(1))
        .execute((instance, context) -> turnPartitions());
  }

  /**
   * Does at once what {@link #task} does; before the first call, for rows that are inserted while
   * the partition of their day is made are refused.
   */
  public void turnPartitions() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    partitions.ensure(today, today.plusDays(DAYS_AHEAD));
    LocalDate oldest = today.minusDays(settings.retention().toDays());
    partitions.dropBefore(oldest);
    store.forgetCounts(oldest.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static @Nullable Long boxed(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
