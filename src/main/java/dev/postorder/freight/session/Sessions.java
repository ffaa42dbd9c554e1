package dev.postorder.freight.session;

import dev.postorder.access.Access;
import dev.postorder.access.LoginResult;
import dev.postorder.access.Opened;
import dev.postorder.access.Session;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.FreightOptions;
import dev.postorder.freight.method.Method;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.FreightError;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Logins and sessions (freight specification, section 3). */
public final class Sessions {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Access access;
  private final Answers answers;
  private final DateTimeFormatter minute;

  public Sessions(Access access, Answers answers, FreightOptions options) {
    this.access = access;
    this.answers = answers;
    this.minute =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(options.zone());
  }

  public Map<String, Method> methods() {
    Reply wrong = Reply.refused(FreightError.WRONG_LOGIN);
    Reply nobody = new Reply.Unauthorized();
    return Map.of(
        "v3/auth/login", Method.open(true, turn -> password(turn, this::enveloped, wrong)),
        "v4/auth/login", Method.open(true, turn -> token(turn, this::enveloped, nobody)),
        "v3/auth/logout", Method.write(turn -> logout(turn, answers.data("state", "success"))),
        "v3/auth/session_info", Method.read(this::info),
        "v1/customers/login", Method.open(true, turn -> password(turn, Sessions::bare, nobody)),
        "v1/customers/logout",
            Method.write(turn -> logout(turn, NODES.objectNode().put("answer", "ok"))));
  }

  private ObjectNode enveloped(String sessionId) {
    return answers.data("sessionID", sessionId);
  }

  private static ObjectNode bare(String sessionId) {
    return NODES.objectNode().put("sessionID", sessionId);
  }

  private Reply password(Turn turn, Function<String, ObjectNode> answer, Reply wrong) {
    String login = turn.body().requiredText("login");
    String password = turn.body().requiredText("password");
    return login(turn, () -> access.login(login, password, turn.call().ip()), answer, wrong);
  }

  private Reply token(Turn turn, Function<String, ObjectNode> answer, Reply wrong) {
    String pat = turn.body().requiredText("pat").strip();
    return login(turn, () -> access.login(pat, turn.call().ip()), answer, wrong);
  }

  private Reply login(
      Turn turn, Supplier<LoginResult> check, Function<String, ObjectNode> answer, Reply wrong) {
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    return switch (check.get()) {
      case LoginResult.Granted granted -> {
        Opened opened = access.openSession(turn.call(), granted, turn.caller().applicationId());
        yield Reply.done(answer.apply(opened.secret()));
      }
      case LoginResult.Refused() -> wrong;
      case LoginResult.Wait(Duration retryAfter) -> Reply.Wait.after(retryAfter);
    };
  }

  private Reply logout(Turn turn, ObjectNode answer) {
    access.closeSession(turn.call(), turn.caller().sessionId());
    return Reply.done(answer);
  }

  private Reply info(Turn turn) {
    Session session = turn.caller().session().orElseThrow();
    ObjectNode data = NODES.objectNode();
    data.putObject("session")
        .put("expireTime", minute.format(session.expiresAt()))
        .put("expired", false);
    return Reply.done(answers.data(data));
  }
}
