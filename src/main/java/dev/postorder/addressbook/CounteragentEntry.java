package dev.postorder.addressbook;

import java.time.Instant;
import java.util.UUID;

/**
 * A counteragent as it stands in the book.
 *
 * @param addresses how many it has
 */
public record CounteragentEntry(
    long id, UUID uid, Requisites requisites, int addresses, Instant updatedAt) {}
