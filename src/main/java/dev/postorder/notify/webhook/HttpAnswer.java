package dev.postorder.notify.webhook;

import dev.postorder.notify.Result;
import dev.postorder.platform.outgoing.Exchange;
import java.util.Set;

/** What a receiver's answer makes of an event. */
final class HttpAnswer {
  private static final int GONE = 410;

  /**
   * It is not the event that is refused: too many calls, or something before the receiver is down.
   */
  private static final Set<Integer> NOT_WELL = Set.of(429, 502, 503, 504);

  private HttpAnswer() {}

  /** Any 2xx is received, 410 ends the subscription, anything else is tried again. */
  static Result result(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Answered answer when answer.good() -> new Result.Sent(answer.text());
      case Exchange.Answered answer when answer.status() == GONE -> new Result.Gone(answer.text());
      case Exchange.Answered answer when NOT_WELL.contains(answer.status()) ->
          new Result.Unreachable(answer.text(), answer.retryAfter());
      case Exchange.Answered answer -> new Result.Refused(answer.text(), answer.retryAfter());
      case Exchange.NotAnswered(String why) -> new Result.Unreachable(why);
    };
  }
}
