package dev.postorder.change;

/** Somebody's wish to see the history of an order. */
record HistoryQuery(long userId, String orderNumber) {}
