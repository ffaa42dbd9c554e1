package dev.postorder.travel;

import dev.postorder.calllog.CallLog;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;

/** One service at its URL: calls, WSDL and help pages. */
final class Endpoint implements Handler {
  private final SoapCalls calls;
  private final Wsdl wsdl;
  private final HelpPages pages;

  Endpoint(Service service, CallLog callLog) {
    calls = new SoapCalls(service, callLog);
    wsdl = new Wsdl(service.name());
    pages = new HelpPages(service);
  }

  @Override
  public Response handle(Request request) {
    return switch (request.method()) {
      case "POST" -> calls.handle(request);
      case "GET", "HEAD" -> isWsdl(request.query()) ? wsdl.handle(request) : pages.handle(request);
      default -> Response.empty(405).with("Allow", "GET, HEAD, POST");
    };
  }

  /** {@code ?WSDL} in any case, alone or with a value or other parameters behind it. */
  private static boolean isWsdl(String query) {
    return query.regionMatches(true, 0, "wsdl", 0, 4)
        && (query.length() == 4 || query.charAt(4) == '=' || query.charAt(4) == '&');
  }
}
