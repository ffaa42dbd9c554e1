package dev.postorder.access.oidc;

import dev.postorder.access.operator.FederatedPerson;

/** What came of asking the provider who somebody is; the reasons are for the server's log. */
public sealed interface OidcResult {
  /** He is this one. */
  record Known(FederatedPerson person) implements OidcResult {}

  /** The provider, or one of its answers, could not be had. */
  record NotAnswered(String why) implements OidcResult {}

  /** The provider does not let him in, or us. */
  record Denied(String why) implements OidcResult {}

  /** What it sent cannot be trusted. */
  record NotTrusted(String why) implements OidcResult {}
}
