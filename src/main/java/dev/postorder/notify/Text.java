package dev.postorder.notify;

/**
 * The text of a letter or an SMS.
 *
 * @param subject of a letter; empty for an SMS
 * @param text plain text
 * @param html of a letter; empty for an SMS
 */
public record Text(String subject, String text, String html) {}
