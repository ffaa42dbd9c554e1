package dev.postorder.travel;

import dev.postorder.calllog.Call;
import dev.postorder.order.search.StateChange;
import dev.postorder.order.search.StateChanges;
import dev.postorder.order.search.StateChangesFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * EndCustomerAPI.GetReservesStateChangeList: the state changes from dateStart until before dateEnd,
 * the oldest first (travel specification, section 4). Of all orders at most {@value #LONGEST_DAYS}
 * days at once, of one order any span; never more than {@link StateChanges#MOST}.
 */
final class GetReservesStateChangeList implements Method {
  static final String NAME = "GetReservesStateChangeList";
  private static final int LONGEST_DAYS = 31;
  private static final String NONE = "<ResponseDetails/>";

  private final Authentication authentication;
  private final StateChanges changes;
  private final Results results;

  GetReservesStateChangeList(Authentication authentication, StateChanges changes, Results results) {
    this.authentication = authentication;
    this.changes = changes;
    this.results = results;
  }

  /** What is asked for, as far as it was given. */
  private record Asked(Optional<Instant> from, Optional<Instant> until, int order) {}

  @Override
  public Answer call(Incoming incoming) {
    Call call = incoming.call();
    Asked asked = read(incoming.envelope());
    Optional<BusinessError> refusal = authentication.refusal(incoming);
    if (refusal.isPresent()) {
      return results.refused(NAME, call, refusal.get(), NONE);
    }
    List<BusinessError> errors = errors(asked);
    return errors.isEmpty() ? find(call, asked) : results.refused(NAME, call, errors, NONE);
  }

  private Asked read(Envelope message) {
    return new Asked(
        message.parameter("dateStart").flatMap(date -> date.dateTime(results.time())),
        message.parameter("dateEnd").flatMap(date -> date.dateTime(results.time())),
        message.parameter("id_Reserve").flatMap(Parameter::nillableInteger).orElse(0));
  }

  private List<BusinessError> errors(Asked asked) {
    var errors = new ArrayList<BusinessError>();
    if (asked.from().isEmpty()) {
      errors.add(BusinessError.NO_START);
    }
    if (asked.until().isEmpty()) {
      errors.add(BusinessError.NO_END);
    }
    if (asked.order() < 0) {
      errors.add(BusinessError.NO_ORDER_NUMBER);
    }
    if (asked.from().isPresent() && asked.until().isPresent()) {
      span(asked.from().get(), asked.until().get(), asked.order()).ifPresent(errors::add);
    }
    return errors;
  }

  private Optional<BusinessError> span(Instant from, Instant until, int order) {
    if (until.isBefore(from)) {
      return Optional.of(BusinessError.END_BEFORE_START);
    }
    Instant latest = from.atZone(results.time().zone()).plusDays(LONGEST_DAYS).toInstant();
    return order == 0 && until.isAfter(latest)
        ? Optional.of(BusinessError.longSpan(LONGEST_DAYS))
        : Optional.empty();
  }

  private Answer find(Call call, Asked asked) {
    long userId = call.userId().orElseThrow();
    Instant from = asked.from().orElseThrow();
    Instant until = asked.until().orElseThrow();
    StateChangesFound found =
        asked.order() == 0
            ? changes.all(userId, from, until)
            : changes.ofOrder(userId, asked.order(), from, until);
    return switch (found) {
      case StateChangesFound.Listed(List<StateChange> listed) ->
          Answer.ok(results.success(NAME, call, details(listed)));
      case StateChangesFound.NotFound() ->
          results.refused(NAME, call, BusinessError.ORDER_NOT_FOUND, NONE);
      case StateChangesFound.TooMany(int most) ->
          results.refused(NAME, call, BusinessError.manyChanges(most), NONE);
    };
  }

  private String details(List<StateChange> listed) {
    if (listed.isEmpty()) {
      return NONE;
    }
    var out = new StringBuilder(64 + 160 * listed.size()).append("<ResponseDetails>");
    for (StateChange change : listed) {
      out.append("<ReserveStateChange");
      Tag.attribute(out, "id_Reserve", change.requestId());
      Tag.attribute(out, "id_ReserveState", change.state().reserveState());
      Tag.attribute(out, "StateName", change.state().reserveTitle());
      Tag.attribute(out, "DateChange", results.time().format(change.at()));
      out.append("/>");
    }
    return out.append("</ResponseDetails>").toString();
  }
}
