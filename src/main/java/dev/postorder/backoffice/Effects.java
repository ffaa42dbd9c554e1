package dev.postorder.backoffice;

import dev.postorder.access.Secrets;
import dev.postorder.calllog.Idempotency;
import dev.postorder.calllog.IdempotencyKey;
import dev.postorder.calllog.Once;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs an effect in one transaction, and once for its Idempotency-Key where the call has one. An
 * effect that throws is rolled back and leaves its key unused.
 */
final class Effects {
  private static final int MAX_KEY = 255;

  private final Jdbi jdbi;
  private final Idempotency idempotency;
  private final Function<Incoming, Consumer<Handle>> after;

  Effects(Jdbi jdbi, Idempotency idempotency) {
    this(jdbi, idempotency, in -> handle -> {});
  }

  private Effects(Jdbi jdbi, Idempotency idempotency, Function<Incoming, Consumer<Handle>> after) {
    this.jdbi = jdbi;
    this.idempotency = idempotency;
    this.after = after;
  }

  /**
   * Effects each of which is followed by another one, in the same transaction.
   *
   * @param another reads what it needs of the call before the first one runs
   */
  Effects followedBy(Function<Incoming, Consumer<Handle>> another) {
    return new Effects(jdbi, idempotency, another);
  }

  /** Looks at something; changes nothing. */
  <T> T read(Function<Handle, T> look) {
    return jdbi.withHandle(look::apply);
  }

  /** Runs the effect, or answers what it answered before. */
  Answer run(Incoming in, JsonNode body, Function<Handle, Answer> effect) {
    Optional<String> key = in.request().headers().first("Idempotency-Key");
    Consumer<Handle> then = after.apply(in);
    Function<Handle, Answer> whole =
        handle -> {
          Answer answer = effect.apply(handle);
          then.accept(handle);
          return answer;
        };
    if (key.isEmpty()) {
      return jdbi.inTransaction(whole::apply);
    }
    return switch (idempotency.once(key(in, key.get(), body), Effects::encode, whole)) {
      case Once.Done<Answer>(var answer) -> answer;
      case Once.Replayed<Answer>(var answer) -> decode(answer);
      case Once.OtherBody<Answer>() ->
          throw ProblemException.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "Another request was sent under this key within the last 24 hours");
    };
  }

  /** Runs an effect that makes secrets: they are in its answer, and in no repeat of it. */
  Answer telling(Incoming in, JsonNode body, BiFunction<Handle, ToldOnce, Answer> effect) {
    var told = new ToldOnce();
    return told.in(run(in, body, handle -> effect.apply(handle, told)));
  }

  private static IdempotencyKey key(Incoming in, String key, JsonNode body) {
    if (key.isEmpty() || key.length() > MAX_KEY || !key.chars().allMatch(c -> c > 32 && c < 127)) {
      throw ProblemException.of(
          ProblemType.IDEMPOTENCY_KEY_INVALID,
          "1 to " + MAX_KEY + " printable ASCII characters are expected");
    }
    String request = String.join("\n", in.targets()) + "\n" + canonical(body);
    return new IdempotencyKey(in.actor(), in.call().message(), key, Secrets.sha256(request));
  }

  /** The body with the keys of its objects in order, so that equal bodies are equal texts. */
  private static JsonNode canonical(JsonNode node) {
    if (node.isObject()) {
      ObjectNode sorted = JsonNodeFactory.instance.objectNode();
      node.propertyStream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(property -> sorted.set(property.getKey(), canonical(property.getValue())));
      return sorted;
    }
    if (node.isArray()) {
      var items = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> items.add(canonical(item)));
      return items;
    }
    return node;
  }

  private static Optional<String> encode(Answer answer) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    kept.put("status", answer.status());
    kept.set("body", answer.body());
    answer.headers().forEach(kept.putObject("headers")::put);
    return Optional.of(kept.toString());
  }

  private static Answer decode(String kept) {
    JsonNode node = JsonBody.MAPPER.readTree(kept);
    var headers = new HashMap<String, String>();
    node.get("headers").properties().forEach(h -> headers.put(h.getKey(), h.getValue().asString()));
    headers.put("Idempotent-Replayed", "true");
    return new Answer(node.get("status").intValue(), node.get("body"), headers);
  }
}
