package dev.postorder.change;

/** Who decides the changes of a type that clients ask for. */
public enum ChangePolicy {
  /** Nobody: a change that the rules allow holds at once. */
  AT_ONCE,
  /** An operator. */
  OPERATOR,
  /** The clock: what nobody has decided after a delay is approved. */
  AUTOMATIC
}
