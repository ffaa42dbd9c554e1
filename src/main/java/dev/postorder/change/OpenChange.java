package dev.postorder.change;

import tools.jackson.databind.JsonNode;

/** A change request that is locked to be decided, with its order. */
record OpenChange(
    long id, ChangeType type, ChangeStatus status, JsonNode after, LockedOrder order) {}
