package dev.postorder.change;

import dev.postorder.order.Contact;
import dev.postorder.order.Phone;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the contacts of one party; an empty Optional leaves that list as it is. Of each
 * pair at most one is present.
 *
 * @param contactIds of the address book of the order's customer, at most 3
 * @param contacts given inline, at most 3
 * @param phoneIds of the address book, at most 3
 * @param phones given inline, at most 3
 */
public record MemberChange(
    Optional<List<Long>> contactIds,
    Optional<List<Contact>> contacts,
    Optional<List<Long>> phoneIds,
    Optional<List<Phone>> phones) {}
