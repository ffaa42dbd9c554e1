package dev.postorder.travel;

import dev.postorder.access.Access;
import dev.postorder.access.Secrets;
import dev.postorder.access.Session;
import dev.postorder.calllog.Call;
import java.util.Optional;

/** Whose call it is, by the token of the AuthHeader. */
final class Authentication {
  private final Access access;

  Authentication(Access access) {
    this.access = access;
  }

  /**
   * Gives the call its user and trail name; without a valid token only a fresh trail name.
   *
   * @return why the call is not accepted, or empty when it is
   */
  Optional<BusinessError> refusal(Incoming incoming) {
    Call call = incoming.call();
    Optional<String> token = incoming.envelope().token();
    Optional<Session> session = token.flatMap(access::token);
    if (session.isPresent()) {
      call.session(session.get().trail(), session.get().userId());
      return access.overLimit(session.get().userId()).map(BusinessError::wait);
    }
    call.trail(Secrets.trail());
    return Optional.of(token.isEmpty() ? BusinessError.NO_TOKEN : BusinessError.BAD_TOKEN);
  }
}
