package dev.postorder.access.operator;

import dev.postorder.access.Operator;
import dev.postorder.access.OperatorRole;
import dev.postorder.platform.config.Language;
import java.time.Instant;
import java.util.Optional;

/**
 * A person who may sign in at the console, as administrators see him.
 *
 * @param name what he signs in with and is called in histories; small letters
 * @param language of the pages; empty: what his browser asks for
 * @param password whether he has chosen one
 * @param twoFactor whether he proves himself with codes too
 * @param federated whether he is known to the OpenID provider
 * @param lastUsedAt when he was last seen; empty: never
 */
public record OperatorAccount(
    long id,
    String name,
    String displayName,
    OperatorRole role,
    boolean personalData,
    Optional<Language> language,
    boolean password,
    boolean twoFactor,
    boolean federated,
    Instant createdAt,
    Optional<Instant> lastUsedAt,
    boolean disabled) {

  /** What pages need to know of him. */
  public Operator operator() {
    return new Operator(name, role, personalData, language);
  }
}
