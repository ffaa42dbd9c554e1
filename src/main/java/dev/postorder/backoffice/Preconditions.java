package dev.postorder.backoffice;

import dev.postorder.access.Secrets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Entity tags of single resources, and {@code If-Match} on their updates (RFC 9110, sections 8.8.3,
 * 13.1.1 and 13.1.2). A tag is strong and names what GET answers: it changes with any of it.
 */
final class Preconditions {
  private static final int TAG_BYTES = 15;

  private Preconditions() {}

  /**
   * The answer with the tag of its body.
   *
   * @param fleeting members that change by themselves, and are not looked at
   */
  static Answer tagged(Answer answer, String... fleeting) {
    return answer.with("ETag", tag(answer.body(), fleeting));
  }

  /**
   * Nothing but the tag, with 304, where {@code If-None-Match} of a read names what would be
   * answered (RFC 9110, section 13.1.2).
   */
  static Answer unlessKnown(Incoming in, Answer answer) {
    Optional<String> known = in.request().headers().first("If-None-Match");
    String tag = answer.headers().get("ETag");
    return known.isPresent() && tag != null && weakly(known.get(), tag)
        ? Answer.notModified(tag)
        : answer;
  }

  private static boolean weakly(String known, String tag) {
    return known.strip().equals("*")
        || Arrays.stream(known.split(",", -1))
            .map(one -> one.strip().replaceFirst("^W/", ""))
            .anyMatch(tag::equals);
  }

  private static String tag(JsonNode body, String... fleeting) {
    return fleeting.length == 0 || !(body instanceof ObjectNode object)
        ? tag(body)
        : tag((JsonNode) object.deepCopy().without(List.of(fleeting)));
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
   * @param fleeting as in {@link #tagged}
   */
  static void check(
      Incoming in, Supplier<Optional<? extends JsonNode>> current, String... fleeting) {
    Optional<String> wanted = in.request().headers().first("If-Match");
    if (wanted.isEmpty()) {
      return;
    }
    Optional<String> tag = current.get().map(body -> tag(body, fleeting));
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
