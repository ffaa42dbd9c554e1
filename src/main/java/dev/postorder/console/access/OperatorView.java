package dev.postorder.console.access;

import dev.postorder.access.operator.OperatorAccount;
import dev.postorder.console.Moment;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import java.util.List;

/**
 * An operator as a page shows him.
 *
 * @param state active, invited (he has not chosen a password yet) or disabled
 * @param twoFactor whether he proves himself with codes too
 * @param federated whether he is connected with the OpenID provider
 * @param lastUsed none or one
 */
public record OperatorView(
    long id,
    String name,
    String displayName,
    String role,
    boolean personalData,
    String state,
    boolean twoFactor,
    boolean federated,
    List<Moment> lastUsed) {

  static OperatorView of(OperatorAccount account, Times times, Words words) {
    boolean canSignIn = account.password() || account.federated();
    String state = canSignIn ? "active" : "invited";
    return new OperatorView(
        account.id(),
        account.name(),
        account.displayName(),
        account.role().code(),
        account.personalData(),
        account.disabled() ? "disabled" : state,
        account.twoFactor(),
        account.federated(),
        account.lastUsedAt().map(at -> times.moment(at, words)).stream().toList());
  }

  /** Where his page is. */
  public String address() {
    return OperatorPages.ROOT + "/operators/" + id;
  }
}
