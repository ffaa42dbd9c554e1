package dev.postorder.addressbook;

/**
 * An entry that was saved.
 *
 * @param id of the entry that stands in the book now: of the older one, where it was there already
 */
public record Saved(long id, SaveState state) {}
