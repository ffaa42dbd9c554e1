package dev.postorder.platform.config;

/**
 * A value that somebody set.
 *
 * @param origin where, for messages: a file's name, a variable, {@code --set}
 */
record Given(String text, String origin) {}
