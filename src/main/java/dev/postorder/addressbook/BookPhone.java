package dev.postorder.addressbook;

/**
 * A phone of an address book.
 *
 * @param number digits, no leading plus
 * @param ext the extension, or empty
 */
public record BookPhone(String number, String ext) {}
