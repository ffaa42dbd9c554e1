package dev.postorder.console.status;

import dev.postorder.console.Frame;
import dev.postorder.console.Moment;
import dev.postorder.platform.health.Status;
import java.util.List;

/**
 * The page of the installation's status.
 *
 * @param tiles what is to be seen at a glance
 * @param parts the rest, by part
 */
public record StatusPage(
    Frame frame,
    Moment at,
    List<Tile> tiles,
    List<Queue> queues,
    List<Part> parts,
    List<Status.Value> settings) {
  /**
   * A figure.
   *
   * @param tone how good it is
   * @param address where it leads, or empty
   */
  public record Tile(String value, String name, String tone, String address) {}

  /** What waits on a channel. */
  public record Queue(
      String channel, String queued, String sending, String failed, String oldest, String dead) {}

  /** Names and values of one part. */
  public record Part(String title, List<Line> lines) {}

  /** A name and its value. */
  public record Line(String name, String value) {}
}
