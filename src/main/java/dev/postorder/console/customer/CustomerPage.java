package dev.postorder.console.customer;

import dev.postorder.console.Frame;
import dev.postorder.console.Moment;
import dev.postorder.console.access.HookLine;
import dev.postorder.console.access.TokenLine;
import dev.postorder.console.access.UserLine;
import java.util.List;

/**
 * One customer.
 *
 * @param moreUsers where all its users are; empty: these are all
 * @param ownRules how many rules of notification it has of its own
 * @param acts whether who looks may change it
 * @param administers whether he may see tokens and sessions
 */
public record CustomerPage(
    Frame frame,
    CustomerView customer,
    List<UserLine> users,
    String moreUsers,
    List<TokenLine> tokens,
    List<Program> programs,
    List<HookLine> webhooks,
    long ownRules,
    boolean acts,
    boolean administers) {
  /** An application through which its users are signed in. */
  public record Program(String name, int sessions, Moment used) {}
}
