package dev.postorder.travel;

import dev.postorder.calllog.Call;
import java.time.Clock;
import java.util.List;

/**
 * Writes what every method answers: Trace, Errors, and the method's own part (travel specification,
 * section 3).
 *
 * @param namespace of the service
 * @param publicUrl this server's public address, the Trace's WebSite
 */
record Results(String namespace, Clock clock, WireTime time, String publicUrl) {
  static final String TRUE = "<ResponseDetails>true</ResponseDetails>";
  static final String FALSE = "<ResponseDetails>false</ResponseDetails>";

  /** The same for a service of another namespace. */
  Results in(String otherNamespace) {
    return new Results(otherNamespace, clock, time, publicUrl);
  }

  /**
   * The answer of a method that did as asked.
   *
   * @param call it has a trail by now
   * @param details the method's own part, as XML
   */
  String success(String method, Call call, String details) {
    StringBuilder out = start(method);
    out.append('<').append(method).append("Result>");
    trace(out, call);
    out.append("<Errors/>").append(details).append("</").append(method).append("Result>");
    return end(out, method);
  }

  /** The answer of a method that did nothing. */
  Answer refused(String method, Call call, BusinessError error, String details) {
    return refused(method, call, List.of(error), details);
  }

  /** As {@link #refused(String, Call, BusinessError, String)}, for several reasons. */
  Answer refused(String method, Call call, List<BusinessError> errors, String details) {
    StringBuilder out = start(method);
    out.append('<').append(method).append("Result>");
    trace(out, call);
    out.append("<Errors>");
    for (BusinessError error : errors) {
      out.append("<UniversalApiError");
      Tag.attribute(out, "Type", error.type());
      Tag.attribute(out, "Text", error.text());
      out.append("/>");
    }
    out.append("</Errors>").append(details).append("</").append(method).append("Result>");
    return Answer.refused(errors, end(out, method));
  }

  /**
   * An answer without Trace and Errors.
   *
   * @param result the whole Result element, as XML
   */
  String bare(String method, String result) {
    return end(start(method).append(result), method);
  }

  private StringBuilder start(String method) {
    var out = new StringBuilder(512).append('<').append(method).append("Response");
    Tag.attribute(out, "xmlns", namespace);
    return out.append('>');
  }

  private void trace(StringBuilder out, Call call) {
    out.append("<Trace");
    Tag.attribute(out, "ResponseDate", time.format(clock.instant()));
    Tag.attribute(out, "SessionID", call.trail().orElseThrow());
    Tag.attribute(out, "IP", call.ip());
    Tag.attribute(out, "WebSite", publicUrl);
    out.append("/>");
  }

  private static String end(StringBuilder out, String method) {
    return out.append("</").append(method).append("Response>").toString();
  }
}
