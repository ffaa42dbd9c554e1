package dev.postorder.travel;

import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a browser sees at a service's URL: the operations, and each of them with sample messages
 * ({@code ?op=Renotify}).
 */
final class HelpPages implements Handler {
  private static final String HTML = "text/html; charset=utf-8";

  private final String index;
  private final Map<String, String> operations = new LinkedHashMap<>();

  HelpPages(Service service) {
    var list = new StringBuilder();
    for (Operation operation : service.operations()) {
      String name = operation.name();
      list.append("<li><a href=\"?op=%s\">%s</a></li>\n".formatted(name, name));
      operations.put(name.toLowerCase(Locale.ROOT), page(service, operation));
    }
    index =
        html(
            service.name(),
            """
            <p>Операции сервиса. Формальное описание: <a href="?WSDL">WSDL</a>.</p>
            <ul>
            %s</ul>
            """
                .formatted(list));
  }

  @Override
  public Response handle(Request request) {
    String query = request.query();
    if (!query.regionMatches(true, 0, "op=", 0, 3)) {
      return Response.text(200, HTML, index);
    }
    String page = operations.get(query.substring(3).toLowerCase(Locale.ROOT));
    return page == null ? Response.text(404, HTML, index) : Response.text(200, HTML, page);
  }

  private static String page(Service service, Operation operation) {
    return html(
        service.name(),
        """
        <p><a href="?">Все операции</a></p>
        <h2>%s</h2>
        <h3>SOAP 1.1</h3>
        <p>Вместо слов <b>string</b>, <b>int</b>, <b>decimal</b>, <b>boolean</b> и <b>dateTime</b> стоят значения.</p>
        %s<h3>SOAP 1.2</h3>
        %s\
        """
            .formatted(
                operation.name(),
                messages(service, operation, SoapVersion.V11),
                messages(service, operation, SoapVersion.V12)));
  }

  private static String messages(Service service, Operation operation, SoapVersion version) {
    String sample = Resource.text(operation.name() + ".sample.xml");
    int split = sample.indexOf("<!-- answer -->");
    String header = operation.authenticated() ? header(service) : "";
    String request = envelope(version, header, sample.substring(0, split));
    String answer = envelope(version, "", sample.substring(sample.indexOf('\n', split) + 1));
    String type = version.mediaType() + "; charset=utf-8";
    String action =
        version == SoapVersion.V11 ? "SOAPAction: \"" + operation.action() + "\"\n" : "";
    return pre(
            "POST %s HTTP/1.1\nContent-Type: %s\n%s\n%s"
                .formatted(service.path(), type, action, request))
        + pre("HTTP/1.1 200 OK\nContent-Type: %s\n\n%s".formatted(type, answer));
  }

  private static String header(Service service) {
    return """
      <soap:Header>
        <AuthHeader xmlns="%s">
          <Token>string</Token>
        </AuthHeader>
      </soap:Header>
    """
        .formatted(service.namespace());
  }

  private static String envelope(SoapVersion version, String header, String payload) {
    return """
    <?xml version="1.0" encoding="utf-8"?>
    <soap:Envelope xmlns:soap="%s">
    %s  <soap:Body>
    %s  </soap:Body>
    </soap:Envelope>
    """
        .formatted(version.namespace(), header, payload.indent(4));
  }

  private static String pre(String text) {
    return "<pre>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</pre>\n";
  }

  private static String html(String title, String body) {
    return """
    <!DOCTYPE html>
    <html lang="ru">
    <head><meta charset="utf-8"><title>%s</title></head>
    <body>
    <h1>%s</h1>
    %s</body>
    </html>
    """
        .formatted(title, title, body);
  }
}
