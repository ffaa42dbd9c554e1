package dev.postorder.console.notification;

import dev.postorder.console.Frame;
import dev.postorder.console.Moment;
import java.util.List;

/** The hosts that did not answer. */
public record HostsPage(Frame frame, boolean acts, List<Line> hosts) {
  /**
   * A host.
   *
   * @param resting whether nothing is sent to it now
   * @param times how often in a row it was left alone
   */
  public record Line(
      String channel, String host, boolean resting, Moment until, int times, String why) {}
}
