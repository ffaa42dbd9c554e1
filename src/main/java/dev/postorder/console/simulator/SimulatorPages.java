package dev.postorder.console.simulator;

import dev.postorder.access.OperatorRole;
import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Visit;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.Response;
import dev.postorder.simulator.Playing;
import dev.postorder.simulator.Scenarios;
import dev.postorder.simulator.Simulator;
import dev.postorder.simulator.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@code /console/simulator}: what is played, and its steering. */
public final class SimulatorPages {
  private static final String ROOT = "/console/simulator";
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private final Jdbi jdbi;
  private final Stage stage;
  private final Simulator simulator;
  private final Times times;

  /** Pages with times in the given zone. */
  public SimulatorPages(Jdbi jdbi, Stage stage, Simulator simulator, ZoneId zone) {
    this.jdbi = jdbi;
    this.stage = stage;
    this.simulator = simulator;
    this.times = new Times(zone);
  }

  /** The page and its actions. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.SIMULATOR, ROOT, visit -> page(visit, 200, form(stage.playing()))),
        Route.action(Section.SIMULATOR, ROOT, OperatorRole.OPERATOR, "play", this::play),
        Route.action(Section.SIMULATOR, ROOT + "/step", OperatorRole.OPERATOR, "step", this::step),
        Route.action(
            Section.SIMULATOR, ROOT + "/reset", OperatorRole.ADMINISTRATOR, "reset", this::reset));
  }

  private static Form form(Playing playing) {
    var typed = new LinkedHashMap<String, List<String>>();
    typed.put("scenario", List.of(playing.scenario()));
    typed.put("step", List.of(seconds(playing.step())));
    return Form.of(new Query(typed));
  }

  private static String seconds(Duration step) {
    return BigDecimal.valueOf(step.toMillis())
        .divide(THOUSAND)
        .stripTrailingZeros()
        .toPlainString();
  }

  private Response play(Visit visit) {
    Query typed = visit.form();
    var faults = new LinkedHashMap<String, String>();
    Playing present = stage.playing();
    String scenario = typed.get("scenario").orElse(present.scenario());
    if (!stage.scenarios().scenarios().containsKey(scenario)) {
      faults.put("scenario", visit.words().say("scenario.unknown"));
    }
    Optional<Duration> step = typed.get("step").flatMap(SimulatorPages::step);
    if (step.isEmpty()) {
      faults.put("step", visit.words().say("step.wrong"));
    }
    if (!faults.isEmpty() || !stage.enabled()) {
      return page(visit, 422, new Form(typed, faults));
    }
    boolean running = typed.get("running").map("true"::equals).orElse(present.running());
    jdbi.useTransaction(
        handle ->
            stage.play(
                handle,
                visit.call(),
                scenario,
                step.orElse(present.step()),
                running,
                visit.operator().actor()));
    return visit.redirect(ROOT, "played");
  }

  private static Optional<Duration> step(String seconds) {
    try {
      return Optional.of(new BigDecimal(seconds.replace(',', '.')))
          .filter(number -> number.signum() > 0 && number.precision() < 12)
          .map(number -> Duration.ofMillis(number.multiply(THOUSAND).longValue()))
          .filter(step -> step.compareTo(Playing.SHORTEST) >= 0)
          .filter(step -> step.compareTo(Playing.LONGEST) <= 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Response step(Visit visit) {
    if (!stage.enabled()) {
      return page(visit, 422, form(stage.playing()));
    }
    simulator.step();
    return visit.redirect(ROOT, "stepped");
  }

  private Response reset(Visit visit) {
    if (!stage.resettable() || visit.form().get("sure").isEmpty()) {
      return page(visit, 422, form(stage.playing()));
    }
    jdbi.useTransaction(handle -> stage.reset(handle, visit.call(), visit.operator().actor()));
    return visit.redirect(ROOT, "reset");
  }

  private Response page(Visit visit, int status, Form form) {
    Scenarios.Found found = stage.scenarios();
    Playing playing = stage.playing();
    Language language = visit.words().language();
    List<Form.Option> options =
        found.scenarios().values().stream()
            .map(
                one ->
                    new Form.Option(one.name(), Objects.requireNonNull(one.title().get(language))))
            .toList();
    String state = !stage.enabled() ? "off" : playing.running() ? "running" : "stopped";
    return Html.page(
        status,
        "console/simulator/simulator.jte",
        new SimulatorPage(
            visit.frame(visit.words().say("title")),
            state,
            form,
            options,
            Map.copyOf(found.faults()),
            stage.resettable() && visit.operator().role().includes(OperatorRole.ADMINISTRATOR),
            stage.enabled() && visit.operator().role().includes(OperatorRole.OPERATOR),
            playing.changedAt().map(at -> times.moment(at, visit.words())),
            playing.changedBy().orElse("")));
  }
}
