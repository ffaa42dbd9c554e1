package dev.postorder.change;

/** What came of filing a change request. */
public sealed interface FileResult {
  /** It waits for its decision, or holds already where the policy is {@code at-once}. */
  record Filed(long changeId, ChangeStatus status) implements FileResult {}

  /** No such order, or none that the user may see. */
  record NotFound() implements FileResult {}

  /** The rules forbid it. */
  record Refused(Refusal refusal) implements FileResult {}
}
