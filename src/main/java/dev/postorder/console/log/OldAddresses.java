package dev.postorder.console.log;

import dev.postorder.calllog.search.CallLanguage;
import dev.postorder.calllog.search.Parsed;
import dev.postorder.calllog.search.Typed;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.util.Map;
import java.util.Optional;

/** {@code /log}, where the portal was before: its addresses lead to the new ones. */
public final class OldAddresses implements Handler {
  private static final String OLD = "/log";

  @Override
  public Response handle(Request request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Response.empty(405).with("Allow", "GET, HEAD");
    }
    String rest = request.path().substring(OLD.length());
    if (!rest.isEmpty() && !rest.equals("/")) {
      return Typed.callId(rest.substring(1))
          .map(id -> Html.seeOther(LogPages.ROOT + "/" + id))
          .orElseGet(() -> Html.notFound(request));
    }
    Query query = SmallForm.into(Query.parse(request.query()));
    String q = Typed.withoutSecrets(query.get("q").orElse(""), secret -> Optional.empty());
    boolean understood = CallLanguage.parse(q, true) instanceof Parsed.Understood;
    Query known = new Query(Map.of());
    for (String name : new String[] {"from", "until"}) {
      Optional<String> value = query.get(name);
      known = value.isPresent() ? known.with(name, value.get()) : known;
    }
    boolean timed = !known.fields().isEmpty();
    known = timed ? known : known.with("range", Asked.ALL);
    known = understood && !q.isEmpty() ? known.with("q", q) : known;
    return Html.seeOther(LogPages.ROOT + "?" + known.encoded());
  }
}
