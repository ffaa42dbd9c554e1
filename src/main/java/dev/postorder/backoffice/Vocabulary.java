package dev.postorder.backoffice;

import dev.postorder.backoffice.openapi.ApiDescription;
import dev.postorder.backoffice.openapi.Described;
import dev.postorder.backoffice.openapi.KnownProblem;
import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import dev.postorder.event.EventType;
import dev.postorder.notify.Event;
import dev.postorder.notify.desk.NotificationState;
import dev.postorder.order.OrderState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the code itself says in the description of the API. */
final class Vocabulary {
  private Vocabulary() {}

  /** The description of an API of these operations. */
  static ApiDescription describe(List<Operation> operations) {
    return new ApiDescription(
        operations.stream()
            .map(o -> new Described(o.verb(), o.path(), o.message(), o.write()))
            .toList(),
        problems(),
        words());
  }

  private static List<KnownProblem> problems() {
    return Arrays.stream(ProblemType.values())
        .map(type -> new KnownProblem(type.code(), type.status(), type.title(), type.when()))
        .toList();
  }

  /** The enumerations, by the names of their schemas. */
  private static Map<String, List<String>> words() {
    return Map.of(
        "ProblemCode", Arrays.stream(ProblemType.values()).map(ProblemType::code).toList(),
        "OrderState", Arrays.stream(OrderState.values()).map(OrderState::code).toList(),
        "ChangeType", Arrays.stream(ChangeType.values()).map(ChangeType::code).toList(),
        "ChangeStatus", Arrays.stream(ChangeStatus.values()).map(ChangeStatus::code).toList(),
        "NotificationState",
            Arrays.stream(NotificationState.values()).map(NotificationState::code).toList(),
        "NotificationEvent", Event.all(),
        "Channel", List.copyOf(NotificationFilter.CHANNELS),
        "WebhookEvent", WebhookBody.EVENT_TYPES,
        "EventType", EventType.codes());
  }
}
