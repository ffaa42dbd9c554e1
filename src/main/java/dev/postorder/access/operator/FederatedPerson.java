package dev.postorder.access.operator;

import dev.postorder.access.OperatorRole;
import java.util.List;
import java.util.Optional;

/**
 * Whom the OpenID provider sent.
 *
 * @param subject issuer and subject, a space between them: who he is for good
 * @param names what he may be called in histories, the best first; not all need be possible
 * @param displayName what pages call him
 * @param role what the provider says that he may do; empty: nothing that is mapped
 */
public record FederatedPerson(
    String subject, List<String> names, String displayName, Optional<OperatorRole> role) {
  /** Keeps a copy. */
  public FederatedPerson {
    names = List.copyOf(names);
  }
}
