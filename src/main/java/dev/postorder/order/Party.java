package dev.postorder.order;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A party of an order.
 *
 * @param name empty for an anonymous one
 * @param form the legal form's uid ({@code 0x} + 32 hex)
 * @param document the identity document as the client sent it
 */
public record Party(
    Role role,
    String name,
    Optional<String> form,
    Optional<String> inn,
    Optional<JsonNode> document,
    boolean anonymous,
    Optional<String> phone,
    Optional<String> email,
    List<Contact> contacts,
    List<Phone> phones) {}
