package dev.postorder.freight.search;

import dev.postorder.access.CallLimit;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.FreightOptions;
import dev.postorder.freight.method.Method;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.order.search.OrderSearch;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The methods that find orders, and who may use them without a session. */
public final class SearchMethods {
  /** What an address may ask without a session: enough for people, little for who tries numbers. */
  private static final int PUBLIC_CALLS_PER_MINUTE = 60;

  private final FreightOptions options;
  private final CallLimit limit;
  private final OrdersMethod orders;
  private final StatusHistoryMethod history;
  private final PublicTracking tracking;

  public SearchMethods(OrderSearch search, Answers answers, FreightOptions options, Clock clock) {
    this.options = options;
    this.limit = new CallLimit(clock, PUBLIC_CALLS_PER_MINUTE);
    var dates = new Dates(options.zone());
    this.orders =
        new OrdersMethod(
            search, options.zone(), new OrdersAnswer(answers, clock, new OrderNode(dates, clock)));
    this.history = new StatusHistoryMethod(search, answers, options.zone());
    this.tracking =
        new PublicTracking(
            search,
            options.zone(),
            new OrdersAnswer(answers, clock, new BriefNode(dates)),
            history);
  }

  /** By path. */
  public Map<String, Method> methods() {
    return Map.of(
        "v3/orders", method(orders::answer, tracking::orders),
        "v3/orders/statuses_history", method(history::answer, tracking::history),
        "v1/references/statuses",
            Method.open(false, turn -> Reply.done(StatusDictionary.answer())));
  }

  private Method method(Method.Operation known, Method.Operation unknown) {
    return Method.read(
        options.publicTracking() ? Method.Session.WELCOME : Method.Session.NEEDED,
        turn -> turn.caller().session().isPresent() ? known.answer(turn) : limited(turn, unknown));
  }

  private Reply limited(Turn turn, Method.Operation operation) {
    Optional<Duration> wait = limit.count(turn.call().ip());
    return wait.isPresent() ? Reply.Wait.after(wait.get()) : operation.answer(turn);
  }
}
