package dev.postorder.timeline;

import java.util.List;
import java.util.Optional;

/**
 * A part of a timeline, the newest first.
 *
 * @param next where to go on; empty at the end
 */
public record TimelinePage(List<Entry> entries, Optional<Position> next) {}
