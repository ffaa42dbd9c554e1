package dev.postorder.addressbook;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A counteragent of an address book.
 *
 * @param form the legal form's uid
 * @param document the identity document, as it was given
 */
public record BookCounteragent(
    Optional<String> form,
    String name,
    Optional<String> inn,
    Optional<JsonNode> document,
    boolean anonymous,
    Optional<String> phone,
    Optional<String> email) {}
