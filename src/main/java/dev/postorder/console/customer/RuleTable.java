package dev.postorder.console.customer;

import dev.postorder.console.Words;
import dev.postorder.notify.Event;
import dev.postorder.notify.desk.Rule;
import dev.postorder.order.OrderState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Rules of notification as a table of boxes: events down, roles and channels across. */
final class RuleTable {
  private static final String STATE = "order_state.";

  private RuleTable() {}

  /** The columns in words. */
  static List<String> columns(Words words) {
    var columns = new ArrayList<String>();
    for (String role : Rule.ROLES) {
      for (String channel : Rule.CHANNELS) {
        columns.add(column(role, channel, words));
      }
    }
    return columns;
  }

  private static String column(String role, String channel, Words words) {
    return words.say("told." + role) + " · " + words.say("channel." + channel);
  }

  /** The rows, of rules that are in the order of events, roles and channels. */
  static List<CustomerRulesPage.Row> rows(List<Rule> rules, Words words) {
    var byEvent = new HashMap<String, List<CustomerRulesPage.Cell>>();
    for (Rule rule : rules) {
      byEvent
          .computeIfAbsent(rule.event(), event -> new ArrayList<>())
          .add(
              new CustomerRulesPage.Cell(
                  name(rule),
                  column(rule.role(), rule.channel(), words),
                  rule.enabled(),
                  rule.own()));
    }
    return Event.all().stream()
        .filter(byEvent::containsKey)
        .map(
            event ->
                new CustomerRulesPage.Row(
                    title(event, words), byEvent.getOrDefault(event, List.of())))
        .toList();
  }

  private static String name(Rule rule) {
    return rule.event() + "|" + rule.role() + "|" + rule.channel();
  }

  /**
   * What the customer says for itself where these boxes are checked: what is not as it is for all.
   */
  static List<Rule> own(List<Rule> defaults, Collection<String> checked) {
    return turned(defaults, checked).stream()
        .map(rule -> new Rule(rule.event(), rule.role(), rule.channel(), rule.enabled(), true))
        .toList();
  }

  /** The rules that are not as the boxes are checked, turned. */
  static List<Rule> turned(List<Rule> rules, Collection<String> checked) {
    return rules.stream()
        .filter(rule -> rule.enabled() != checked.contains(name(rule)))
        .map(
            rule ->
                new Rule(rule.event(), rule.role(), rule.channel(), !rule.enabled(), rule.own()))
        .toList();
  }

  private static String title(String event, Words words) {
    Optional<OrderState> state =
        switch (event) {
          case Event.ORDER_QUEUED -> Optional.of(OrderState.PROCESSING);
          case Event.ORDER_COMPLETED -> Optional.of(OrderState.FINISHED);
          default ->
              event.startsWith(STATE)
                  ? OrderState.of(event.substring(STATE.length()))
                  : Optional.empty();
        };
    return state
        .map(reached -> reached.title(words.language()))
        .orElseGet(() -> words.say("event." + event));
  }
}
