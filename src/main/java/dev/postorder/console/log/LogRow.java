package dev.postorder.console.log;

import dev.postorder.calllog.LoggedCall;
import dev.postorder.calllog.search.Key;
import dev.postorder.console.Moment;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import java.util.Locale;

/**
 * A call in the list; what is not known is empty.
 *
 * @param order the orderID, or the requestID of an order without one
 */
public record LogRow(
    String id,
    Moment at,
    String source,
    String message,
    String session,
    String user,
    String order,
    String outcome,
    String status,
    String note,
    String duration) {

  static LogRow of(LoggedCall call, Times times, Words words) {
    return new LogRow(
        call.id().toString(),
        times.moment(call.at(), words),
        call.source(),
        call.message(),
        call.trail().orElse(""),
        call.login().or(call::operator).orElse(""),
        call.orderNumber().or(() -> call.requestId().map(String::valueOf)).orElse(""),
        call.outcome(),
        call.status().map(String::valueOf).orElse(""),
        call.note().orElse(""),
        call.durationUs().map(micros -> millis(micros, words)).orElse(""));
  }

  /** The address of its page. */
  public String address() {
    return LogPages.ROOT + "/" + id;
  }

  /** The address of the calls of its session. */
  public String sessionAddress() {
    return Entries.list(Key.SESSION, session);
  }

  static String millis(long micros, Words words) {
    Locale locale = Locale.of(words.language().code());
    return words.say("millis", String.format(locale, "%.1f", micros / 1000.0));
  }
}
