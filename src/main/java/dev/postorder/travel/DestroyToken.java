package dev.postorder.travel;

import dev.postorder.access.Access;
import java.util.Optional;

/** TokenGenerator.DestroyToken: the token of the header is dead from now on (section 4). */
final class DestroyToken implements Method {
  static final String NAME = "DestroyToken";

  private final Access access;
  private final Authentication authentication;
  private final Results results;

  DestroyToken(Access access, Authentication authentication, Results results) {
    this.access = access;
    this.authentication = authentication;
    this.results = results;
  }

  @Override
  public Answer call(Incoming incoming) {
    Optional<BusinessError> refusal = authentication.refusal(incoming);
    if (refusal.isPresent()) {
      return results.refused(NAME, incoming.call(), refusal.get(), Results.FALSE);
    }
    access.closeToken(incoming.call(), incoming.envelope().token().orElseThrow());
    return Answer.ok(results.success(NAME, incoming.call(), Results.TRUE));
  }
}
