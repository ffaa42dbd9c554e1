package dev.postorder.access.oidc;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which provider it is, and what it knows us as.
 *
 * @param issuer exactly as the provider calls itself
 * @param clientSecret of a confidential client
 * @param redirect where the provider sends people back to
 * @param nameClaim the claim that a new operator is named by
 */
public record OidcSettings(
    String issuer,
    String clientId,
    Optional<String> clientSecret,
    List<String> scopes,
    URI redirect,
    String nameClaim,
    RoleMapping roles) {

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "OidcSettings[issuer=" + issuer + ", clientId=" + clientId + "]";
  }
}
