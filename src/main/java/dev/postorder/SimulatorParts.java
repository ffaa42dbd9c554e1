package dev.postorder;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.postorder.calllog.CallLog;
import dev.postorder.change.AutomaticDecisions;
import dev.postorder.change.Changes;
import dev.postorder.order.Orders;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.http.Handler;
import dev.postorder.simulator.FaultyCalls;
import dev.postorder.simulator.Scenarios;
import dev.postorder.simulator.Simulator;
import dev.postorder.simulator.Stage;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What moves by itself: the simulator, put together, and changes that the clock decides. */
final class SimulatorParts {
  private final CallLog callLog;
  private final boolean enabled;
  private final Stage stage;
  private final Simulator simulator;
  private final AutomaticDecisions decisions;

  SimulatorParts(
      Configuration configuration,
      Jdbi jdbi,
      Clock clock,
      CallLog callLog,
      Orders orders,
      Changes changes,
      Runnable afterReset) {
    Configuration.Simulator wanted = configuration.simulator();
    this.callLog = callLog;
    enabled = wanted.enabled();
    stage =
        new Stage(
            jdbi,
            clock,
            callLog,
            new Scenarios(wanted.scenarios()),
            new Stage.Settings(enabled, wanted.scenario(), wanted.step(), wanted.resettable()),
            afterReset);
    simulator =
        new Simulator(jdbi, callLog, orders, clock, configuration.server().timeZone(), stage);
    Optional<AutomaticDecisions.Rule> configured = ChangeConfiguration.automatic(configuration);
    decisions =
        new AutomaticDecisions(
            jdbi, callLog, changes, clock, () -> simulator.decisions().or(() -> configured));
  }

  Stage stage() {
    return stage;
  }

  Simulator simulator() {
    return simulator;
  }

  /** A face of clients, whose calls may go wrong where the simulator is switched on. */
  Handler face(Handler face) {
    return enabled ? new FaultyCalls(face, stage, callLog, new SecureRandom()) : face;
  }

  List<RecurringTask<?>> tasks() {
    var tasks = new ArrayList<RecurringTask<?>>(List.of(decisions.task()));
    if (enabled) {
      tasks.add(simulator.task());
    }
    return tasks;
  }
}
