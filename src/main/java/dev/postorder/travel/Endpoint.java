package dev.postorder.travel;

import dev.postorder.calllog.CallLog;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;

/** One service at its URL: calls, WSDL and help pages. */
final class Endpoint implements Handler {
  private final SoapCalls calls;
  private final LoggedPages pages;

  Endpoint(Service service, CallLog callLog) {
    calls = new SoapCalls(service, callLog);
    var wsdl = new Wsdl(service.name());
    var help = new HelpPages(service);
    pages = new LoggedPages(service.name(), request -> page(request, wsdl, help), callLog);
  }

  @Override
  public Response handle(Request request) {
    return request.method().equals("POST") ? calls.handle(request) : pages.handle(request);
  }

  private static Response page(Request request, Wsdl wsdl, HelpPages help) {
    return switch (request.method()) {
      case "GET", "HEAD" -> isWsdl(request.query()) ? wsdl.handle(request) : help.handle(request);
      default -> Response.empty(405).with("Allow", "GET, HEAD, POST");
    };
  }

  /** {@code ?WSDL} in any case, alone or with a value or other parameters behind it. */
  private static boolean isWsdl(String query) {
    return query.regionMatches(true, 0, "wsdl", 0, 4)
        && (query.length() == 4 || query.charAt(4) == '=' || query.charAt(4) == '&');
  }
}
