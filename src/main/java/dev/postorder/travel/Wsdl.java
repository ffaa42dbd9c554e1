package dev.postorder.travel;

import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import dev.postorder.platform.xml.Xml;

/**
 * The contract of a service, from its file {@code <name>.wsdl}; the addresses in it get the scheme
 * and host that were asked.
 */
final class Wsdl implements Handler {
  private static final String BASE = "@base@";

  private final String text;

  Wsdl(String serviceName) {
    text = Resource.text(serviceName + ".wsdl");
  }

  @Override
  public Response handle(Request request) {
    var base = new StringBuilder();
    Xml.escape(base, request.baseUrl());
    return Response.text(200, "text/xml; charset=utf-8", text.replace(BASE, base));
  }
}
