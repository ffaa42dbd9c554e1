package dev.postorder.backoffice;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Secrets that an effect makes. They are told in the answer of the call that made them and never
 * kept with it, so that a repeat under the same Idempotency-Key answers without them.
 */
final class ToldOnce {
  private final Map<String, String> secrets = new TreeMap<>();

  void put(String member, String secret) {
    secrets.put(member, secret);
  }

  /** The answer with the secrets in its body; to be called when the effect is done. */
  Answer in(Answer answer) {
    secrets.forEach(((ObjectNode) answer.body())::put);
    return answer;
  }
}
