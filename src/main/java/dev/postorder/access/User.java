package dev.postorder.access;

import java.util.Map;

/**
 * Who may log in.
 *
 * @param login an e-mail in lower case, or a phone {@code +7XXXXXXXXXX}
 * @param levels access level (0 to 3) by customer id
 */
public record User(long id, String login, Map<Long, Integer> levels, boolean disabled) {}
