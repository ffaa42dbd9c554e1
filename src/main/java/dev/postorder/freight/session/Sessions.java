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
    return Map.of(
        "v3/auth/login",
            Method.open(
                true,
                turn ->
                    login(
                        turn,
                        id -> answers.data("sessionID", id),
                        Reply.refused(FreightError.WRONG_LOGIN))),
        "v3/auth/logout", Method.write(turn -> logout(turn, answers.data("state", "success"))),
        "v3/auth/session_info", Method.read(this::info),
        "v1/customers/login",
            Method.open(
                true,
                turn ->
                    login(
                        turn,
                        id -> NODES.objectNode().put("sessionID", id),
                        new Reply.Unauthorized())),
        "v1/customers/logout",
            Method.write(turn -> logout(turn, NODES.objectNode().put("answer", "ok"))));
  }

  private Reply login(Turn turn, Function<String, ObjectNode> answer, Reply wrong) {
    String login = turn.body().requiredText("login");
    String password = turn.body().requiredText("password");
    if (!turn.faults().none()) {
      return new Reply.Refused(turn.faults().all());
    }
    return switch (access.login(login, password, turn.call().ip())) {
      case LoginResult.Granted(long userId) -> {
        Opened opened = access.openSession(turn.call(), userId, turn.caller().applicationId());
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
