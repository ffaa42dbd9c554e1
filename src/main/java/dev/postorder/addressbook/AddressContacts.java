package dev.postorder.addressbook;

import java.time.Instant;
import java.util.Map;

/**
 * The persons and phones of an address, in the order of their ids.
 *
 * @param lastUpdate when the address, or one of them, was changed last
 */
public record AddressContacts(
    Map<Long, String> contacts, Map<Long, BookPhone> phones, Instant lastUpdate) {}
