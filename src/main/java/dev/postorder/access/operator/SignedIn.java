package dev.postorder.access.operator;

import dev.postorder.access.Operator;
import java.time.Instant;

/**
 * An open session and whose it is.
 *
 * @param operatorId his id
 * @param displayName how he is called on pages
 * @param twoFactor whether he proves himself with codes too
 */
public record SignedIn(
    long operatorId,
    Operator operator,
    String displayName,
    boolean twoFactor,
    String trail,
    String method,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt) {
  /** The method of who was sent by the OpenID provider, which asks for codes itself. */
  public static final String FEDERATED = "oidc";
}
