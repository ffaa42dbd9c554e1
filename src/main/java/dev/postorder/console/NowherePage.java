package dev.postorder.console;

import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;

/**
 * What nothing else answers: {@code /} leads to the console, browsers see that nothing is there.
 */
public final class NowherePage implements Handler {
  @Override
  public Response handle(Request request) {
    boolean look = request.method().equals("GET") || request.method().equals("HEAD");
    if (look && request.path().equals("/")) {
      return Html.seeOther("/console");
    }
    boolean browser =
        request.headers().first("Accept").filter(types -> types.contains("text/html")).isPresent();
    return look && browser ? Html.notFound(request) : Response.empty(404);
  }
}
