package dev.postorder.travel;

import dev.postorder.calllog.Outcome;
import dev.postorder.platform.http.Response;
import java.util.Map;
import java.util.Optional;

/** What goes back over the wire, and what the call log says of it. */
record Reply(Response response, Outcome outcome, Optional<String> note) {

  /** A method's answer, business errors included: HTTP 200. */
  static Reply of(SoapVersion version, Answer answer) {
    Map<String, String> headers =
        answer.replayed() ? Map.of("Idempotent-Replayed", "true") : Map.of();
    byte[] body = EnvelopeWriter.message(version, answer.payload());
    return new Reply(
        new Response(200, contentType(version), body, headers), answer.outcome(), answer.note());
  }

  /** A fault: HTTP 500. */
  static Reply fault(SoapVersion version, SoapFault fault) {
    Outcome outcome = fault.code() == SoapFault.Code.SERVER ? Outcome.FAULT : Outcome.REFUSED;
    byte[] body = EnvelopeWriter.fault(version, fault);
    return new Reply(
        Response.of(500, contentType(version), body), outcome, Optional.of(fault.text()));
  }

  /** What is no SOAP at all: a status without a body. */
  static Reply empty(int status, String why) {
    return new Reply(Response.empty(status), Outcome.REFUSED, Optional.of(why));
  }

  private static String contentType(SoapVersion version) {
    return version.mediaType() + "; charset=utf-8";
  }
}
