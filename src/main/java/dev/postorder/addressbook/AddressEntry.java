package dev.postorder.addressbook;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * An address as it stands in the book.
 *
 * @param counteragentId whose it is
 * @param text the address in one text
 * @param contacts how many persons belong to it
 * @param phones how many phones belong to it
 */
public record AddressEntry(
    long id,
    OptionalLong counteragentId,
    BookAddress address,
    String text,
    int contacts,
    int phones,
    Instant updatedAt) {}
