package dev.postorder.order;

/**
 * A phone of a party.
 *
 * @param number digits, no leading plus
 * @param ext the extension, or empty
 */
public record Phone(String number, String ext) {}
