package dev.postorder.notify.template;

import dev.postorder.notify.Event;
import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What templates may name, taken from what was fixed when a notification was formed. Every name is
 * there, empty where nothing is known. The data is in Russian; other languages are told by codes.
 */
final class Values {
  private static final Pattern TERMINAL = Pattern.compile("терминал (\\d+)");

  private final Titles titles;
  private final String company;

  /**
   * Values of letters from somebody.
   *
   * @param company who sends them
   */
  Values(Titles titles, String company) {
    this.titles = titles;
    this.company = Plain.text(company);
  }

  Map<String, Object> of(String event, Language language, JsonNode data, Links links) {
    JsonNode change = data.path("change");
    var values = new HashMap<String, Object>();
    values.put("event", event);
    values.put("language", language.code());
    values.put("company", company);
    values.put("orderNumber", text(data, "orderNumber").orElse(orEmpty(data, "requestId")));
    values.put("requestId", orEmpty(data, "requestId"));
    values.put("state", state(event, data));
    values.put("stateTitle", stateTitle(state(event, data), language));
    values.put("pickup", place(orEmpty(data, "pickup"), language));
    values.put("delivery", place(orEmpty(data, "delivery"), language));
    values.put("sender", orEmpty(data, "sender"));
    values.put("receiver", orEmpty(data, "receiver"));
    values.put("payer", orEmpty(data, "payer"));
    values.put("change", orEmpty(change, "type"));
    values.put("changeTitle", titles.change(orEmpty(change, "type"), language).orElse(""));
    values.put("changeStatus", changeStatus(event));
    values.put("reason", orEmpty(change, "reason"));
    values.put("link", links.track().toString());
    values.put("unsubscribe", links.unsubscribe().map(URI::toString).orElse(""));
    return values;
  }

  /** The state an event tells of; else the order's. */
  private static String state(String event, JsonNode data) {
    int dot = event.indexOf('.');
    return dot < 0 ? orEmpty(data, "state") : event.substring(dot + 1);
  }

  private static String stateTitle(String code, Language language) {
    return OrderState.of(code).map(state -> state.title(language)).orElse("");
  }

  /** The code of what a change has come to by an event. */
  private static String changeStatus(String event) {
    return switch (event) {
      case Event.CHANGE_REQUESTED -> "in_progress";
      case Event.CHANGE_APPROVED -> "success";
      case Event.CHANGE_DECLINED -> "failed";
      default -> "";
    };
  }

  private static String place(String place, Language language) {
    Matcher terminal = TERMINAL.matcher(place);
    return terminal.matches() ? Word.TERMINAL.in(language) + " " + terminal.group(1) : place;
  }

  private static Optional<String> text(JsonNode object, String key) {
    return Plain.of(object, key);
  }

  private static String orEmpty(JsonNode object, String key) {
    return text(object, key).orElse("");
  }
}
