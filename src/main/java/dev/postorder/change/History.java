package dev.postorder.change;

import java.util.List;

/** The changes of one order that its user may see, newest first. */
public record History(long customerId, int requestId, List<HistoryEntry> entries) {}
