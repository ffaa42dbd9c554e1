package dev.postorder.access.oidc;

import dev.postorder.access.Secrets;
import java.util.Base64;

/**
 * One person's way to the provider and back. The browser keeps the secret in a cookie; all that
 * goes over the wire is derived from it, so that no node has to remember anything.
 *
 * @param secret random, see {@link Secrets#random}
 */
public record OidcFlow(String secret) {

  /** A new one. */
  public static OidcFlow begin() {
    return new OidcFlow(Secrets.random());
  }

  /** Comes back with the person, and shows that it was this browser that went. */
  public String state() {
    return derived("state");
  }

  /** Comes back in the ID token, and shows that it was made for this way. */
  String nonce() {
    return derived("nonce");
  }

  /** Shows the provider that who brings the code is who asked for it (RFC 7636). */
  String verifier() {
    return derived("verifier");
  }

  private String derived(String name) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Secrets.sha256("oidc " + name + " " + secret));
  }
}
