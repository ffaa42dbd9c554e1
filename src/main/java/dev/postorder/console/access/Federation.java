package dev.postorder.console.access;

import dev.postorder.access.oidc.OpenId;
import dev.postorder.access.operator.FederatedSignIn;
import dev.postorder.console.SessionCookie;

/** The OpenID provider, as the pages need it. */
public final class Federation {
  private final OidcJourney journey;
  private final FederatedSignIn signIn;

  /**
   * Leads to a provider.
   *
   * @param secure whether browsers come over https
   * @param label what the provider is called on pages
   */
  public Federation(OpenId openId, FederatedSignIn signIn, boolean secure, String label) {
    this.journey = new OidcJourney(openId, new SessionCookie(secure, "postorder-oidc"), label);
    this.signIn = signIn;
  }

  OidcJourney journey() {
    return journey;
  }

  FederatedSignIn signIn() {
    return signIn;
  }

  /** What the provider is called on pages. */
  String label() {
    return journey.label();
  }
}
