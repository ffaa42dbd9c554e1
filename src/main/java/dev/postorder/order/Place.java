package dev.postorder.order;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where cargo is picked up or delivered.
 *
 * @param address the text of the address; present for {@code byAddress}
 * @param details terminalID, time, and all else the client sent (an object)
 */
public record Place(boolean byAddress, Optional<String> address, JsonNode details) {}
