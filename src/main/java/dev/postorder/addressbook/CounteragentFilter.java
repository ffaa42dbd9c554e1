package dev.postorder.addressbook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which counteragents of a book are asked for.
 *
 * @param ids only these
 * @param anonymous only anonymous ones, or none of them; empty for both
 * @param since changed at this moment or later
 * @param limit how many at most
 * @param page from 1, of {@code limit} each
 */
public record CounteragentFilter(
    Optional<List<Long>> ids,
    Optional<Boolean> anonymous,
    Optional<Instant> since,
    int limit,
    int page) {}
