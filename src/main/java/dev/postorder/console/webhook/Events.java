package dev.postorder.console.webhook;

import dev.postorder.change.ChangeType;
import dev.postorder.console.Form;
import dev.postorder.console.Words;
import dev.postorder.notify.WebhookEvents;
import dev.postorder.order.OrderState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What may be subscribed to, in words. */
final class Events {
  /** The types. */
  static final List<String> TYPES =
      Stream.concat(
              Arrays.stream(OrderState.values()).map(WebhookEvents::of),
              Arrays.stream(ChangeType.values()).map(type -> WebhookEvents.of(type.code())))
          .distinct()
          .toList();

  private Events() {}

  /** The types with what they tell of. */
  static List<Form.Option> options(Words words) {
    Map<String, String> names = new LinkedHashMap<>();
    for (OrderState state : OrderState.values()) {
      names.putIfAbsent(
          WebhookEvents.of(state),
          words.say("event.state", state.onFreight().title(words.language())));
    }
    Arrays.stream(ChangeType.values())
        .forEach(
            type ->
                names.put(
                    WebhookEvents.of(type.code()),
                    words.say("event.change", type.title(words.language()))));
    return TYPES.stream()
        .map(type -> new Form.Option(type, names.getOrDefault(type, type)))
        .toList();
  }

  /** What a type tells of; the type itself where it is none of ours. */
  static String title(String type, Words words) {
    return options(words).stream()
        .filter(option -> option.value().equals(type))
        .map(Form.Option::text)
        .findFirst()
        .orElse(type);
  }
}
