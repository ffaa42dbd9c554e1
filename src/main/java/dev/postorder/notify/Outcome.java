package dev.postorder.notify;

/** What came of an attempt, and what becomes of the notification. */
public record Outcome(Taken notification, Attempt attempt, Verdict verdict) {}
