package dev.postorder.platform.batch;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Carries many waiting commands in one set-based statement and one commit; each caller is answered
 * after the commit. A few lanes, each one platform thread: commands with equal keys go through one
 * lane in the order in which they came, and never two of them in one batch. One bad command does
 * not fail its neighbours: a batch that fails is run again command by command.
 *
 * @param <C> the command
 * @param <R> its result
 */
public final class Batcher<C, R> implements AutoCloseable {
  private final List<Lane<C, R>> lanes;
  private final Function<C, Object> key;
  private final ToIntFunction<Object> laneOf;

  /**
   * Starts the lanes.
   *
   * @param name of the threads
   * @param key what commands must not pass or meet each other on, e.g. the order
   * @param work runs commands in one transaction; results in the order of the commands
   */
  public Batcher(
      String name,
      int laneCount,
      int maxBatch,
      Function<C, Object> key,
      Function<List<C>, List<R>> work) {
    this.key = key;
    this.laneOf = value -> Math.floorMod(value.hashCode(), laneCount);
    this.lanes =
        IntStream.range(0, laneCount)
            .mapToObj(i -> new Lane<>(name + "-" + i, maxBatch, work))
            .toList();
  }

  /**
   * Hands over a command and waits until it is committed.
   *
   * @throws BusyException if too many commands wait already
   * @throws RuntimeException what the work threw for this command
   */
  public R submit(C command) {
    Object value = key.apply(command);
    return lanes.get(laneOf.applyAsInt(value)).submit(value, command);
  }

  /** Carries what waits, then ends the lanes. */
  @Override
  public void close() {
    lanes.forEach(Lane::close);
  }
}
