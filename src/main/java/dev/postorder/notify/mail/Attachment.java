package dev.postorder.notify.mail;

/**
 * A file that is attached to a letter.
 *
 * @param name what it is called, in any script
 * @param plainName the same in ASCII, for readers that know no other
 * @param type its media type, e.g. {@code application/pdf}
 */
public record Attachment(String name, String plainName, String type, byte[] bytes) {}
