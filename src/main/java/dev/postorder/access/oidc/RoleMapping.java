package dev.postorder.access.oidc;

import dev.postorder.access.OperatorRole;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which values of a claim make whom.
 *
 * @param claim its name, or the way to it through claims with members ({@code realm_access.roles});
 *     empty: the provider does not say it
 * @param values by the role that they make
 */
public record RoleMapping(Optional<String> claim, Map<OperatorRole, List<String>> values) {

  /** The provider says nothing of roles. */
  public static RoleMapping none() {
    return new RoleMapping(Optional.empty(), Map.of());
  }

  /** The highest role that the claims give. */
  Optional<OperatorRole> of(Map<String, Object> claims) {
    List<String> said = claim.map(name -> texts(find(claims, name))).orElse(List.of());
    return Arrays.stream(OperatorRole.values())
        .filter(role -> values.getOrDefault(role, List.of()).stream().anyMatch(said::contains))
        .max(Comparator.naturalOrder());
  }

  private static Optional<Object> find(Map<?, ?> claims, String name) {
    Optional<Object> whole = Optional.ofNullable(claims.get(name));
    int dot = name.indexOf('.');
    if (whole.isPresent() || dot < 0) {
      return whole;
    }
    return Optional.<Object>ofNullable(claims.get(name.substring(0, dot)))
        .filter(Map.class::isInstance)
        .flatMap(inner -> find((Map<?, ?>) inner, name.substring(dot + 1)));
  }

  private static List<String> texts(Optional<Object> claim) {
    return claim
        .map(
            value ->
                value instanceof Collection<?> many
                    ? many.stream().map(String::valueOf).toList()
                    : List.of(value.toString()))
        .orElse(List.of());
  }
}
