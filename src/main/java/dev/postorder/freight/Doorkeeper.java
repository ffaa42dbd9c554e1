package dev.postorder.freight;

import dev.postorder.access.Access;
import dev.postorder.access.Session;
import dev.postorder.calllog.Call;
import dev.postorder.freight.method.Method;
import dev.postorder.freight.method.Reply;
import dev.postorder.freight.method.Turn;
import dev.postorder.freight.wire.Faults;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/** Checks the application key and the session of a call (freight specification, sections 2, 3). */
final class Doorkeeper {
  private final Access access;

  Doorkeeper(Access access) {
    this.access = access;
  }

  /** What a call proved to be, or why it may not go on. */
  sealed interface Verdict {
    record Admitted(Turn.Caller caller) implements Verdict {}

    record TurnedAway(Reply reply) implements Verdict {}
  }

  Verdict admit(ObjectNode body, Route route, Method.Session wanted, Call call) {
    Fields keys = Fields.of(body, new Faults()); // a key of a wrong type is an unknown one
    OptionalLong application =
        keys.text("appkey").map(access::application).orElse(OptionalLong.empty());
    if (application.isEmpty()) {
      return new Verdict.TurnedAway(new Reply.Unauthorized());
    }
    boolean without =
        switch (wanted) {
          case NEEDED -> false;
          case WELCOME -> keys.raw("sessionID").isEmpty();
          case IGNORED -> true;
        };
    if (without) {
      return new Verdict.Admitted(new Turn.Caller(application.getAsLong(), "", Optional.empty()));
    }
    if (keys.raw("sessionID").isEmpty() && !route.customers()) {
      return new Verdict.TurnedAway(Reply.refused(FreightError.SESSION_REQUIRED, "sessionID"));
    }
    String sessionId = keys.text("sessionID").orElse("");
    Optional<Session> session = access.session(sessionId);
    if (session.isEmpty()) {
      return new Verdict.TurnedAway(new Reply.Unauthorized());
    }
    call.session(session.get().trail(), session.get().userId());
    Optional<Duration> wait = access.overLimit(session.get().userId());
    if (wait.isPresent()) {
      return new Verdict.TurnedAway(Reply.Wait.after(wait.get()));
    }
    return new Verdict.Admitted(new Turn.Caller(application.getAsLong(), sessionId, session));
  }
}
