package dev.postorder.notify.desk;

/**
 * How many notifications a call has moved.
 *
 * @param more whether there are more of them
 */
public record Moved(int count, boolean more) {}
