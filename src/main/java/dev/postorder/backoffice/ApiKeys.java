package dev.postorder.backoffice;

import dev.postorder.access.Access;
import dev.postorder.access.ApiKey;
import dev.postorder.platform.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Finds the API key of a request: a Bearer token, or the password of HTTP Basic. */
final class ApiKeys {
  private final Access access;

  ApiKeys(Access access) {
    this.access = access;
  }

  /**
   * The key that the request carries.
   *
   * @throws ProblemException there is none, or it is unknown or disabled; no difference is told
   */
  ApiKey authenticate(Request request) {
    return request
        .headers()
        .first("Authorization")
        .flatMap(ApiKeys::secret)
        .flatMap(access::apiKey)
        .orElseThrow(
            () ->
                ProblemException.of(
                        ProblemType.UNAUTHORIZED,
                        "Send Authorization: Bearer <key>, or HTTP Basic with the key as password")
                    .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"postorder\", Basic realm=\"postorder\""));
  }

  private static Optional<String> secret(String header) {
    String[] parts = header.strip().split("\\s+", 2);
    if (parts.length < 2) {
      return Optional.empty();
    }
    if (parts[0].equalsIgnoreCase("Bearer")) {
      return Optional.of(parts[1]);
    }
    return parts[0].equalsIgnoreCase("Basic") ? password(parts[1]) : Optional.empty();
  }

  private static Optional<String> password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
