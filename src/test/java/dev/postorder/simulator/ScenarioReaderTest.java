package dev.postorder.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postorder.change.ChangeType;
import dev.postorder.order.OrderState;
import dev.postorder.platform.config.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {
  private static Scenario read(String yaml) throws ScenarioException {
    return ScenarioReader.read("mine", yaml.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsAllThatAScenarioMayHave() throws ScenarioException {
    Scenario scenario =
        read(
            """
            title: {ru: Моё, en: Mine}
            stay: 2
            stays: {inway: 3.5}
            delays:
              - {state: inway, share: 0.4, stay: 20}
            detours:
              - {from: arrived, to: warehousing, share: 0.25}
            decisions: {types: [receiver_change], after: 4, declined: 0.5, reason: Нет}
            faults:
              - {path: /v1/orders/*, share: 0.1, latency: {from: 100, to: 200}, status: 503, when: after}
            """);
    assertThat(scenario.title()).containsEntry(Language.EN, "Mine");
    assertThat(scenario.stay(OrderState.INWAY)).isEqualTo(3.5);
    assertThat(scenario.stay(OrderState.PICKUP)).isEqualTo(2);
    assertThat(scenario.delays()).containsExactly(new Scenario.Delay(OrderState.INWAY, 0.4, 20));
    assertThat(scenario.detours())
        .containsExactly(new Scenario.Detour(OrderState.ARRIVED, OrderState.WAREHOUSING, 0.25));
    assertThat(scenario.decisions().types()).containsExactly(ChangeType.RECEIVER_CHANGE);
    assertThat(scenario.decisions().reason()).contains("Нет");
    CallFault fault = scenario.faults().getFirst();
    assertThat(fault.path().matcher("/v1/orders/change_contacts.json").matches()).isTrue();
    assertThat(fault.path().matcher("/v3/orders.json").matches()).isFalse();
    assertThat(fault.most()).isEqualTo(Duration.ofMillis(200));
    assertThat(fault.status()).hasValue(503);
    assertThat(fault.when()).isEqualTo(CallFault.When.AFTER);
  }

  @Test
  void anEmptyScenarioGoesWell() throws ScenarioException {
    Scenario scenario = read("{}");
    assertThat(scenario.stay(OrderState.INWAY)).isEqualTo(1);
    assertThat(scenario.decisions().types()).containsExactlyInAnyOrder(ChangeType.values());
    assertThat(scenario.decisions().declined()).isZero();
    assertThat(scenario.title()).containsEntry(Language.RU, "mine");
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    stay: -1
                    stays: {moon: 1}
                    delays: [{state: inway, share: 2}, {state: inway}]
                    detours: [{from: arrived, to: draft}, {from: inway, to: inway}]
                    decisions: {types: [moon_change], afterwards: 1}
                    faults: [{path: /v1/*}, {drop: true, status: 503}, {latency: {from: 5, to: 1}}, {when: never, drop: true}]
                    speed: 3
                    """))
        .isInstanceOf(ScenarioException.class)
        .message()
        .contains(
            "stay: must be a number",
            "stays.moon: is no state",
            "delays[1].share: must be",
            "delays[2].state: has a delay already",
            "detours[1].to: an order does not become a draft",
            "detours[2].to: must be another state",
            "decisions.types: moon_change is no change",
            "decisions.afterwards: is not known here",
            "faults[1].: a fault has latency, status or drop",
            "faults[2].drop: a connection",
            "faults[3].latency.to: must not be less",
            "faults[4].when: must be before or after",
            "speed: is not known here");
  }

  @Test
  void refusesWhatIsNoYaml() {
    assertThatThrownBy(() -> read("a: [")).isInstanceOf(ScenarioException.class);
    assertThatThrownBy(() -> read("just words")).isInstanceOf(ScenarioException.class);
    assertThatThrownBy(() -> read("")).isInstanceOf(ScenarioException.class);
  }

  @Test
  void everyBuiltInScenarioCanBeUsed() {
    Scenarios.Found found = new Scenarios(Optional.empty()).read();
    assertThat(found.faults()).isEmpty();
    assertThat(found.scenarios().keySet())
        .containsExactly("delays", "refusals", Scenarios.USUAL, "unreliable");
  }

  @Test
  void filesOfADirectoryComeFirstAndBrokenOnesAreToldOf(@TempDir Path directory)
      throws IOException {
    Files.writeString(directory.resolve("delays.yaml"), "title: {en: Ours}");
    Files.writeString(directory.resolve("broken.yaml"), "stay: often");
    Files.writeString(directory.resolve("notes.txt"), "not a scenario");
    Scenarios.Found found = new Scenarios(Optional.of(directory)).read();
    assertThat(found.scenarios().get("delays").title()).containsEntry(Language.EN, "Ours");
    assertThat(found.faults()).containsOnlyKeys("broken");
    assertThat(found.scenarios()).doesNotContainKeys("broken", "notes");
  }
}
