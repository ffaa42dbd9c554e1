package dev.postorder.backoffice;

import dev.postorder.platform.config.Language;
import dev.postorder.simulator.Playing;
import dev.postorder.simulator.Scenario;
import dev.postorder.simulator.Scenarios;
import dev.postorder.simulator.Simulator;
import dev.postorder.simulator.Stage;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/simulator}: what the test environment plays. */
final class SimulatorOperations {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> PLAY =
      new LinkedHashSet<>(List.of("scenario", "stepMillis", "running"));
  private static final String RESET = "all orders";

  private final Jdbi jdbi;
  private final Effects effects;
  private final Stage stage;
  private final Simulator simulator;

  SimulatorOperations(Jdbi jdbi, Effects effects, Stage stage, Simulator simulator) {
    this.jdbi = jdbi;
    this.effects = effects;
    this.stage = stage;
    this.simulator = simulator;
  }

  List<Operation> all() {
    return List.of(
        Operation.read("/simulator", "api/v1/simulator/get", in -> Answer.ok(show())),
        Operation.write("PUT", "/simulator", "api/v1/simulator/put", this::play),
        Operation.write("POST", "/simulator/step", "api/v1/simulator/step", this::step),
        Operation.write("POST", "/simulator/reset", "api/v1/simulator/reset", this::reset));
  }

  private Answer play(Incoming in) {
    ObjectNode body = JsonBody.read(in.request());
    Fields fields = Fields.of(body).only(PLAY);
    Set<String> known = stage.scenarios().scenarios().keySet();
    Playing present = stage.playing();
    String scenario =
        fields
            .parsed(
                "scenario",
                "one of " + String.join(", ", known),
                name -> known.stream().filter(name::equals).findFirst())
            .orElse(present.scenario());
    Duration step =
        fields
            .number(
                "stepMillis",
                Math.toIntExact(Playing.SHORTEST.toMillis()),
                Math.toIntExact(Playing.LONGEST.toMillis()))
            .map(Duration::ofMillis)
            .orElse(present.step());
    boolean running = fields.has("running") ? fields.flag("running") : present.running();
    fields.end();
    enabled();
    return effects.run(
        in,
        body,
        handle ->
            Answer.ok(
                shown(
                    NODES.objectNode(),
                    stage.play(handle, in.call(), scenario, step, running, in.actor()))));
  }

  private Answer step(Incoming in) {
    ObjectNode body = JsonBody.read(in.request());
    Fields.of(body).only(Set.of()).end();
    enabled();
    simulator.step();
    return Answer.ok(show());
  }

  private Answer reset(Incoming in) {
    ObjectNode body = JsonBody.read(in.request());
    Fields fields = Fields.of(body).only(Set.of("forget"));
    fields.required(
        "forget",
        fields.parsed(
            "forget",
            "«" + RESET + "»",
            text -> List.of(RESET).stream().filter(text::equals).findFirst()),
        () -> "");
    fields.end();
    enabled();
    if (!stage.resettable()) {
      throw ProblemException.of(
          ProblemType.SIMULATOR_OFF, "Resetting is not allowed (simulator.resettable)");
    }
    return jdbi.inTransaction(
        handle -> {
          stage.reset(handle, in.call(), in.actor());
          return Answer.ok(shown(NODES.objectNode(), stage.playing()));
        });
  }

  private void enabled() {
    if (!stage.enabled()) {
      throw ProblemException.of(
          ProblemType.SIMULATOR_OFF, "It is not switched on (simulator.enabled)");
    }
  }

  private ObjectNode show() {
    Scenarios.Found found = stage.scenarios();
    ObjectNode answer = NODES.objectNode();
    answer.put("enabled", stage.enabled()).put("resettable", stage.resettable());
    shown(answer, stage.playing());
    var scenarios = answer.putArray("scenarios");
    for (Scenario scenario : found.scenarios().values()) {
      ObjectNode item = scenarios.addObject().put("name", scenario.name());
      ObjectNode title = item.putObject("title");
      for (Language language : Language.values()) {
        title.put(language.code(), scenario.title().get(language));
      }
    }
    var unusable = answer.putArray("unusable");
    found.faults().forEach((name, why) -> unusable.addObject().put("name", name).put("why", why));
    return answer;
  }

  private static ObjectNode shown(ObjectNode answer, Playing playing) {
    answer
        .put("scenario", playing.scenario())
        .put("stepMillis", playing.step().toMillis())
        .put("running", playing.running());
    playing.changedAt().ifPresent(at -> answer.put("changedAt", at.toString()));
    playing.changedBy().ifPresent(by -> answer.put("changedBy", by));
    return answer;
  }
}
