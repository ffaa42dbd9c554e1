package dev.postorder.access;

import java.util.Map;
import java.util.UUID;

/**
 * A user as lists show him.
 *
 * @param login an e-mail in lower case, or a phone {@code +7XXXXXXXXXX}
 * @param levels access level (1 to 3) by the uid of the customer
 */
public record UserEntry(long id, String login, Map<UUID, Integer> levels, boolean disabled) {}
