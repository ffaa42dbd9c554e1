package dev.postorder.travel;

import dev.postorder.calllog.Call;
import dev.postorder.platform.xml.Xml;
import java.time.Clock;

/**
 * Writes what every method answers: Trace, Errors, and the method's own part (travel specification,
 * section 3).
 *
 * @param publicUrl this server's public address, the Trace's WebSite
 */
record Results(String namespace, Clock clock, WireTime time, String publicUrl) {
  static final String TRUE = "<ResponseDetails>true</ResponseDetails>";
  static final String FALSE = "<ResponseDetails>false</ResponseDetails>";

  /**
   * The answer of a method that did as asked.
   *
   * @param call it has a trail by now
   * @param details the method's own part, as XML
   */
  String success(String method, Call call, String details) {
    StringBuilder out = start(method, call).append("<Errors/>").append(details);
    return end(out, method);
  }

  /** The answer of a method that did nothing. */
  Answer refused(String method, Call call, BusinessError error, String details) {
    StringBuilder out = start(method, call).append("<Errors><UniversalApiError");
    attribute(out, "Type", error.type());
    attribute(out, "Text", error.text());
    out.append("/></Errors>").append(details);
    return Answer.refused(error, end(out, method));
  }

  private StringBuilder start(String method, Call call) {
    var out = new StringBuilder(512);
    out.append('<').append(method).append("Response");
    attribute(out, "xmlns", namespace);
    out.append("><").append(method).append("Result><Trace");
    attribute(out, "ResponseDate", time.format(clock.instant()));
    attribute(out, "SessionID", call.trail().orElseThrow());
    attribute(out, "IP", call.ip());
    attribute(out, "WebSite", publicUrl);
    return out.append("/>");
  }

  private static String end(StringBuilder out, String method) {
    out.append("</").append(method).append("Result></").append(method).append("Response>");
    return out.toString();
  }

  private static void attribute(StringBuilder out, String name, String value) {
    out.append(' ').append(name).append("=\"");
    Xml.escape(out, value);
    out.append('"');
  }
}
