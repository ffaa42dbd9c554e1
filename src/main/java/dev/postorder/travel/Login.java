package dev.postorder.travel;

import dev.postorder.access.Access;
import dev.postorder.access.LoginResult;
import dev.postorder.access.Opened;
import dev.postorder.access.Secrets;
import dev.postorder.calllog.Call;
import java.time.Instant;
import java.util.Optional;

/** Authorization.Login: a token for an e-mail and a password (travel specification, section 4). */
final class Login implements Method {
  static final String NAME = "Login";

  private final Access access;
  private final Results results;

  Login(Access access, Results results) {
    this.access = access;
    this.results = results;
  }

  @Override
  public Answer call(Incoming incoming) {
    Envelope message = incoming.envelope();
    String email = message.parameter("Email").flatMap(Parameter::string).orElse("");
    String password = message.parameter("Password").flatMap(Parameter::string).orElse("");
    Optional<Instant> wish =
        message.parameter("validityDate").flatMap(date -> date.dateTime(results.time()));
    Call call = incoming.call();
    if (wish.isPresent() && !wish.get().isAfter(results.clock().instant())) {
      return refused(call, BusinessError.VALIDITY_PAST);
    }
    return switch (access.login(email, password, call.ip())) {
      case LoginResult.Granted granted -> granted(call, granted.userId(), wish);
      case LoginResult.Refused() -> refused(call, BusinessError.BAD_LOGIN);
      case LoginResult.Wait wait -> refused(call, BusinessError.wait(wait.retryAfter()));
    };
  }

  private Answer granted(Call call, long userId, Optional<Instant> wish) {
    Opened token = access.openToken(call, userId, wish);
    call.session(token.session().trail(), userId);
    WireTime time = results.time();
    String details =
        "<AuthToken><DateCreate>"
            + time.format(token.session().createdAt())
            + "</DateCreate><TokenValue>"
            + token.secret()
            + "</TokenValue><DateValid>"
            + time.format(token.session().expiresAt())
            + "</DateValid></AuthToken>";
    return Answer.ok(results.success(NAME, call, details));
  }

  private Answer refused(Call call, BusinessError error) {
    call.trail(Secrets.trail());
    return results.refused(NAME, call, error, "");
  }
}
