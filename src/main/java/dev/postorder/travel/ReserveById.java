package dev.postorder.travel;

import dev.postorder.calllog.Call;
import dev.postorder.order.search.FoundOrder;
import dev.postorder.order.search.OrderSearch;
import java.util.List;
import java.util.Optional;

/** The order that a message names by id_Reserve, if its token's user may see it (level 2 or 3). */
final class ReserveById {
  private final Authentication authentication;
  private final OrderSearch search;

  ReserveById(Authentication authentication, OrderSearch search) {
    this.authentication = authentication;
    this.search = search;
  }

  /** An order, or why there is none. */
  sealed interface Asked {
    record Order(FoundOrder order) implements Asked {}

    record Refused(BusinessError error) implements Asked {}
  }

  /**
   * Finds it.
   *
   * @throws SoapFault if id_Reserve cannot be read
   */
  Asked find(Incoming incoming) {
    int requestId = incoming.envelope().parameter("id_Reserve").map(Parameter::integer).orElse(0);
    Optional<BusinessError> refusal = authentication.refusal(incoming);
    if (refusal.isPresent()) {
      return new Asked.Refused(refusal.get());
    }
    return requestId <= 0
        ? new Asked.Refused(BusinessError.NO_ORDER_NUMBER)
        : find(incoming.call(), requestId);
  }

  private Asked find(Call call, int requestId) {
    Optional<FoundOrder> found =
        search
            .byNumbers(call.userId().orElseThrow(), List.of(Integer.toString(requestId)))
            .getFirst();
    found.ifPresent(it -> call.order(it.order().customerId(), requestId));
    return found
        .<Asked>map(Asked.Order::new)
        .orElseGet(() -> new Asked.Refused(BusinessError.ORDER_NOT_FOUND));
  }
}
