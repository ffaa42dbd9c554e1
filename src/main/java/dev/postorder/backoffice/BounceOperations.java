package dev.postorder.backoffice;

import dev.postorder.notify.bounce.BounceResult;
import dev.postorder.notify.bounce.Bounces;
import dev.postorder.notify.desk.NotificationId;
import dev.postorder.platform.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/bounces}: bounces that a mail server passes on as they are. Mail that is no bounce
 * or of no letter of ours is no error, so that no server bounces it in turn.
 */
final class BounceOperations {
  private static final String TYPE = "message/rfc822";

  private final Effects effects;
  private final Bounces bounces;

  BounceOperations(Effects effects, Bounces bounces) {
    this.effects = effects;
    this.bounces = bounces;
  }

  List<Operation> all() {
    return List.of(Operation.write("POST", "/bounces", "api/v1/bounces", this::take));
  }

  private Answer take(Incoming in) {
    byte[] message = message(in.request());
    var body = JsonNodeFactory.instance.binaryNode(message);
    return effects.run(in, body, handle -> answer(bounces.take(handle, in.call(), message)));
  }

  private static byte[] message(Request request) {
    if (request.tooLarge()) {
      throw ProblemException.of(
          ProblemType.TOO_LARGE, "Send the beginning of the message, at most 512 kB count");
    }
    String type = request.headers().first("Content-Type").orElse(TYPE);
    if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(TYPE)) {
      throw ProblemException.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the header Content-Type: " + TYPE);
    }
    if (new String(request.body(), StandardCharsets.ISO_8859_1).isBlank()) {
      throw ProblemException.invalid("", "a message (RFC 5322) is expected");
    }
    return request.body();
  }

  private static Answer answer(BounceResult result) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    switch (result) {
      case BounceResult.NoBounce() -> answer.put("result", "no-bounce");
      case BounceResult.Unknown() -> answer.put("result", "unknown");
      case BounceResult.Kept kept -> {
        answer.put("result", "kept");
        answer.put("requestID", kept.requestId());
        answer.put(
            "notificationID",
            new NotificationId(kept.customerId(), kept.notificationId()).toString());
        answer.put("outcome", kept.outcome());
        answer.put("state", kept.state());
      }
    }
    return Answer.ok(answer);
  }
}
