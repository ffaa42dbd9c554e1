package dev.postorder.notify.desk;

import java.util.List;

/**
 * Whether a role is told of an event on a channel.
 *
 * @param own whether the customer says so itself; else it is the installation's default
 */
public record Rule(String event, String role, String channel, boolean enabled, boolean own) {
  /** The roles that there are rules for. */
  public static final List<String> ROLES = List.of("customer", "sender", "receiver", "payer");

  /** The channels that there are rules for. */
  public static final List<String> CHANNELS = List.of("email", "sms");
}
