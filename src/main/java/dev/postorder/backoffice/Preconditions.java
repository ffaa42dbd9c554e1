package dev.postorder.backoffice;

import dev.postorder.access.Secrets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Entity tags of single resources, and {@code If-Match} on their updates (RFC 9110, sections 8.8.3
 * and 13.1.1). A tag is strong and names what GET answers: it changes with any of it.
 */
final class Preconditions {
  private static final int TAG_BYTES = 15;

  private Preconditions() {}

  /** The answer with the tag of its body. */
  static Answer tagged(Answer answer) {
    return answer.with("ETag", tag(answer.body()));
  }

  private static String tag(JsonNode body) {
    byte[] hash = Secrets.sha256(body.toString());
    return "\""
        + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES))
        + "\"";
  }

  /**
   * Refuses the call unless {@code If-Match} names the resource as it is; a call without it passes.
   *
   * @param current locks the resource and answers what GET would; empty when there is none
   */
  static void check(Incoming in, Supplier<Optional<? extends JsonNode>> current) {
    Optional<String> wanted = in.request().headers().first("If-Match");
    if (wanted.isEmpty()) {
      return;
    }
    Optional<String> tag = current.get().map(Preconditions::tag);
    if (tag.isEmpty() || !matches(wanted.get(), tag.get())) {
      throw ProblemException.of(
          ProblemType.PRECONDITION_FAILED,
          tag.map(now -> "Its ETag is " + now).orElse("There is no such resource"));
    }
  }

  /** The strong comparison: a weak tag matches nothing. */
  private static boolean matches(String wanted, String tag) {
    return wanted.strip().equals("*")
        || Arrays.stream(wanted.split(",", -1)).map(String::strip).anyMatch(tag::equals);
  }
}
