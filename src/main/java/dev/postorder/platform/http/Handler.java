package dev.postorder.platform.http;

/** Answers requests; runs on a virtual thread and may block. */
@FunctionalInterface
public interface Handler {
  /** Answers one request. */
  Response handle(Request request);
}
