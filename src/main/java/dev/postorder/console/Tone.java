package dev.postorder.console;

/** How a state looks: {@code good}, {@code warn}, {@code bad}, {@code info} or {@code plain}. */
public final class Tone {
  private Tone() {}

  /** The tone of a state of notifications, attempts, reports, calls, changes and orders. */
  public static String of(String state) {
    return switch (state) {
      case "ok", "sent", "delivered", "success", "finished", "active", "ready" -> "good";
      case "queued", "sending", "delayed", "refused", "in_progress", "waiting" -> "warn";
      case "failed", "undelivered", "fault", "declined", "rejected" -> "bad";
      case "draft", "processing", "processed" -> "info";
      default -> "plain";
    };
  }
}
