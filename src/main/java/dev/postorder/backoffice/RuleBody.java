package dev.postorder.backoffice;

import dev.postorder.notify.Event;
import dev.postorder.notify.desk.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rules of notification in a request, and in an answer, which may be sent back as it is. */
final class RuleBody {
  private static final String INSTALLATION = "installation";
  private static final String CUSTOMER = "customer";
  private static final int MOST = 500;
  private static final Set<String> FIELDS =
      new LinkedHashSet<>(List.of("event", "role", "channel", "enabled", "origin"));

  private RuleBody() {}

  /** Reads them and refuses them with all their faults. */
  static List<Rule> read(ObjectNode json) {
    Fields fields = Fields.of(json).only(Set.of("rules"));
    var rules = new ArrayList<Rule>();
    var seen = new HashSet<List<String>>();
    if (!fields.has("rules")) {
      fields.fault("rules", "is required");
    }
    for (Fields item : fields.objects("rules", MOST)) {
      Rule rule = rule(item.only(FIELDS));
      rules.add(rule);
      boolean whole = !rule.event().isEmpty() && !rule.role().isEmpty();
      if (whole && !seen.add(List.of(rule.event(), rule.role(), rule.channel()))) {
        item.fault("event", "stands here a second time with this role and channel");
      }
    }
    fields.end();
    return rules;
  }

  private static Rule rule(Fields item) {
    String event = one(item, "event", Event.all());
    String role = one(item, "role", Rule.ROLES);
    String channel = one(item, "channel", Rule.CHANNELS);
    boolean enabled = item.flag("enabled");
    if (!item.has("enabled")) {
      item.fault("enabled", "is required");
    }
    Optional<String> origin =
        item.parsed(
            "origin",
            CUSTOMER + " or " + INSTALLATION,
            text -> Optional.of(text).filter(List.of(CUSTOMER, INSTALLATION)::contains));
    return new Rule(event, role, channel, enabled, !origin.orElse(CUSTOMER).equals(INSTALLATION));
  }

  private static String one(Fields item, String name, List<String> known) {
    Optional<String> value =
        item.parsed(
            name,
            "one of " + String.join(", ", known),
            text -> Optional.of(text).filter(known::contains));
    return item.required(name, value, () -> "");
  }

  /** The installation's. */
  static ObjectNode show(List<Rule> rules) {
    return show(rules, false);
  }

  /** A customer's, each with where it comes from. */
  static ObjectNode showWithOrigin(List<Rule> rules) {
    return show(rules, true);
  }

  private static ObjectNode show(List<Rule> rules, boolean origin) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = answer.putArray("rules");
    for (Rule rule : rules) {
      ObjectNode item =
          items
              .addObject()
              .put("event", rule.event())
              .put("role", rule.role())
              .put("channel", rule.channel())
              .put("enabled", rule.enabled());
      if (origin) {
        item.put("origin", rule.own() ? CUSTOMER : INSTALLATION);
      }
    }
    return answer;
  }
}
