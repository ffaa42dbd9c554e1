package dev.postorder.simulator;

import dev.postorder.change.ChangeType;
import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a scenario from its file (YAML; docs/simulator.md) and collects what is wrong with it. */
final class ScenarioReader {
  private static final YAMLMapper YAML = new YAMLMapper();

  private ScenarioReader() {}

  /**
   * Reads one.
   *
   * @throws ScenarioException it cannot be used; all that is wrong is told
   */
  static Scenario read(String name, byte[] file) throws ScenarioException {
    JsonNode tree;
    try {
      tree = YAML.readTree(file);
    } catch (JacksonException e) {
      throw new ScenarioException(List.of("it is not YAML: " + e.getOriginalMessage()));
    }
    if (!(tree instanceof ObjectNode object)) {
      throw new ScenarioException(List.of("members are expected"));
    }
    var faults = new ArrayList<String>();
    Scenario scenario = scenario(name, new Members(object, "", faults));
    if (!faults.isEmpty()) {
      throw new ScenarioException(faults);
    }
    return scenario;
  }

  private static Scenario scenario(String name, Members all) {
    all.only("title", "stay", "stays", "delays", "detours", "decisions", "faults");
    return new Scenario(
        name,
        titles(all.object("title"), name),
        all.steps("stay", 1),
        stays(all.object("stays")),
        delays(all),
        detours(all),
        decisions(all.object("decisions")),
        all.list("faults").stream().map(FaultReader::read).toList());
  }

  private static Map<Language, String> titles(Members title, String name) {
    title.only("ru", "en");
    var titles = new EnumMap<Language, String>(Language.class);
    for (Language language : Language.values()) {
      titles.put(language, title.text(language.code()).orElse(name));
    }
    return titles;
  }

  private static Map<OrderState, Double> stays(Members members) {
    var stays = new EnumMap<OrderState, Double>(OrderState.class);
    for (String code : members.names()) {
      Optional<OrderState> state = OrderState.of(code);
      if (state.isEmpty()) {
        members.fault(code, "is no state of an order");
      }
      double steps = members.steps(code, 1);
      state.ifPresent(known -> stays.put(known, steps));
    }
    return stays;
  }

  private static List<Scenario.Delay> delays(Members all) {
    var delays = new ArrayList<Scenario.Delay>();
    Set<OrderState> seen = EnumSet.noneOf(OrderState.class);
    for (Members delay : all.list("delays")) {
      delay.only("state", "share", "stay");
      OrderState state = state(delay, "state");
      if (!seen.add(state)) {
        delay.fault("state", "has a delay already");
      }
      delays.add(new Scenario.Delay(state, delay.share("share", 1), delay.steps("stay", 10)));
    }
    return delays;
  }

  private static List<Scenario.Detour> detours(Members all) {
    var detours = new ArrayList<Scenario.Detour>();
    for (Members detour : all.list("detours")) {
      detour.only("from", "to", "share");
      OrderState to = state(detour, "to");
      if (to == OrderState.DRAFT) {
        detour.fault("to", "an order does not become a draft again");
      }
      OrderState from = state(detour, "from");
      if (from == to) {
        detour.fault("to", "must be another state");
      }
      detours.add(new Scenario.Detour(from, to, detour.share("share", 1)));
    }
    return detours;
  }

  private static OrderState state(Members members, String name) {
    Optional<OrderState> state = members.text(name).flatMap(OrderState::of);
    if (state.isEmpty()) {
      members.fault(name, "must be a state of an order");
    }
    return state.orElse(OrderState.PROCESSING);
  }

  private static Scenario.Decisions decisions(Members members) {
    members.only("types", "after", "declined", "reason");
    Set<ChangeType> types = new HashSet<>();
    for (String code : members.words("types")) {
      Optional<ChangeType> type = ChangeType.of(code);
      type.ifPresentOrElse(types::add, () -> members.fault("types", code + " is no change"));
    }
    return new Scenario.Decisions(
        members.has("types") ? types : EnumSet.allOf(ChangeType.class),
        members.steps("after", 2),
        members.share("declined", 0),
        members.text("reason"));
  }
}
