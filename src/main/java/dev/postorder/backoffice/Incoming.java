package dev.postorder.backoffice;

import dev.postorder.access.ApiKey;
import dev.postorder.calllog.Call;
import dev.postorder.platform.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An authenticated call of one operation.
 *
 * @param key the API key that it came with
 * @param targets the numbers, ids and names in the path, in their order
 */
record Incoming(Call call, Request request, ApiKey key, List<String> targets) {

  /** The first of the targets; empty where the path has none. */
  String target() {
    return targets.isEmpty() ? "" : target(0);
  }

  /** One of the targets. */
  String target(int index) {
    return targets.get(index);
  }

  /** Who acts, for histories and idempotency keys. */
  String actor() {
    return "api_key:" + key.name();
  }

  /** A query parameter, decoded. */
  Optional<String> parameter(String name) {
    for (String pair : request.query().split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).equals(name)) {
        return Optional.of(decode(name, pair.substring(equals + 1)));
      }
    }
    return Optional.empty();
  }

  /** The names of the query parameters. */
  List<String> parameterNames() {
    return Arrays.stream(request.query().split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair)
        .toList();
  }

  private static String decode(String name, String raw) {
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("?" + name, "is not percent-encoded properly");
    }
  }
}
