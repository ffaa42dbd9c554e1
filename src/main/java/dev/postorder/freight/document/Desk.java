package dev.postorder.freight.document;

import dev.postorder.document.Documents;

/**
 * Where the face gets its documents from.
 *
 * @param links to them
 */
public record Desk(Documents documents, LinkWriter links) {}
