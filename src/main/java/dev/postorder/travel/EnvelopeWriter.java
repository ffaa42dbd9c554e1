package dev.postorder.travel;

import dev.postorder.platform.xml.Xml;
import java.nio.charset.StandardCharsets;

/** Writes SOAP messages: the prefix is always {@code soap}, the payload brings its namespace. */
final class EnvelopeWriter {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
  private static final String START_11 = start(SoapVersion.V11);
  private static final String START_12 = start(SoapVersion.V12);
  private static final String END = "</soap:Body></soap:Envelope>";

  private EnvelopeWriter() {}

  private static String start(SoapVersion version) {
    return DECLARATION
        + "<soap:Envelope xmlns:soap=\""
        + version.namespace()
        + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
        + " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soap:Body>";
  }

  /** A message around a payload, which is XML already. */
  static byte[] message(SoapVersion version, String payload) {
    String start =
        switch (version) {
          case V11 -> START_11;
          case V12 -> START_12;
        };
    return (start + payload + END).getBytes(StandardCharsets.UTF_8);
  }

  /** A message that says a fault. */
  static byte[] fault(SoapVersion version, SoapFault fault) {
    var out = new StringBuilder(256);
    String code = fault.code().in(version);
    switch (version) {
      case V11 -> {
        out.append("<soap:Fault><faultcode>soap:").append(code).append("</faultcode><faultstring>");
        Xml.escape(out, fault.text());
        out.append("</faultstring><detail/></soap:Fault>");
      }
      case V12 -> {
        out.append("<soap:Fault><soap:Code><soap:Value>soap:").append(code);
        out.append("</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang=\"");
        out.append(fault.language()).append("\">");
        Xml.escape(out, fault.text());
        out.append("</soap:Text></soap:Reason><soap:Detail/></soap:Fault>");
      }
    }
    return message(version, out.toString());
  }
}
