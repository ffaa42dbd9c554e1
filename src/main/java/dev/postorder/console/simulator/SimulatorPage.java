package dev.postorder.console.simulator;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import dev.postorder.console.Moment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is played, and what can be.
 *
 * @param state {@code running}, {@code stopped} or {@code off}
 * @param scenarios to choose from
 * @param unusable what is wrong with files, by name
 * @param resettable whether all orders may be forgotten here
 * @param may whether the one who looks may change it
 * @param changedBy who chose it; empty: nobody did
 */
public record SimulatorPage(
    Frame frame,
    String state,
    Form form,
    List<Form.Option> scenarios,
    Map<String, String> unusable,
    boolean resettable,
    boolean may,
    Optional<Moment> changedAt,
    String changedBy) {}
