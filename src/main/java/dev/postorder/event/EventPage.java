package dev.postorder.event;

import java.util.List;

/** What came of asking for events. */
public sealed interface EventPage {
  /**
   * Events in their order.
   *
   * @param next what to ask for events after; it moves on where nothing fits the filter, too
   * @param more whether there are events behind {@code next} already
   */
  record Found(List<Event> events, long next, boolean more) implements EventPage {}

  /**
   * Some that follow the place are not kept any more.
   *
   * @param oldest the place from which on all are kept
   */
  record Gone(long oldest) implements EventPage {}
}
