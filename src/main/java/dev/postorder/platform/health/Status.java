package dev.postorder.platform.health;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How the installation is, for its operators.
 *
 * @param at when it was looked at
 * @param channels one for each that notifications go over
 * @param resting hosts that are left alone because they did not answer
 * @param calls over the last five minutes and the last hour; empty: they could not be counted in
 *     time
 * @param settings all of them, secrets masked
 */
public record Status(
    Instant at,
    Node node,
    Storage database,
    List<ChannelQueue> channels,
    long resting,
    Undecided changes,
    List<Calls> calls,
    Tasks tasks,
    Log callLog,
    List<Value> settings) {

  /**
   * The node that answers.
   *
   * @param name of its host
   * @param version of Postorder
   * @param simulator whether orders are moved by themselves here
   */
  public record Node(
      String name, String version, String java, Instant started, boolean simulator) {}

  /**
   * The database and this node's connections to it.
   *
   * @param schema the number of the newest migration
   * @param size in bytes
   */
  public record Storage(
      String version, int schema, long size, int active, int idle, int waiting, int connections) {}

  /**
   * What waits on a channel.
   *
   * @param failed dead letters; at most {@link #MOST_FAILED} are counted
   * @param oldest when the oldest was formed that is not sent yet
   */
  public record ChannelQueue(
      String channel, long queued, long sending, long failed, Optional<Instant> oldest) {
    /** Dead letters are counted up to here. */
    public static final int MOST_FAILED = 10_000;
  }

  /** Change requests that nobody has decided. */
  public record Undecided(long count, Optional<Instant> oldest) {}

  /** Calls of a while that ends now. */
  public record Calls(Duration over, long count, long refused, long faults) {}

  /**
   * The background work of all nodes.
   *
   * @param running whether this node takes part in it
   * @param late tasks whose time came more than a minute ago
   * @param failing tasks that failed the last time
   */
  public record Tasks(boolean running, long known, long late, long failing) {}

  /**
   * The call log.
   *
   * @param oldest the first day that is kept
   * @param newest the last day that there is room for
   * @param retention how long calls stay
   * @param dropped calls that this node could not write since it started
   */
  public record Log(
      Optional<LocalDate> oldest, Optional<LocalDate> newest, Duration retention, long dropped) {}

  /**
   * A setting.
   *
   * @param value as it would be written; three asterisks for a secret that is set
   * @param initially whether it is the default
   */
  public record Value(String key, String value, boolean initially) {}
}
