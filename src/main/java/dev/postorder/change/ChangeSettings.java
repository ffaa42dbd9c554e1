package dev.postorder.change;

/**
 * How changes are decided.
 *
 * @param contactsAtOnce contact changes apply at once; otherwise an operator decides
 */
public record ChangeSettings(boolean contactsAtOnce) {}
