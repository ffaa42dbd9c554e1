package dev.postorder.addressbook;

/**
 * What came of a wish to delete, each id in the order in which it was asked for.
 *
 * @param deleted what is gone
 * @param notDeleted what the book did not have
 */
public record Deletion(BookIds deleted, BookIds notDeleted) {}
