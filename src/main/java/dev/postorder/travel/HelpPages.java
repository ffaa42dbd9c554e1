package dev.postorder.travel;

import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.AcceptLanguage;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import dev.postorder.platform.pages.PlainPage;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a browser sees at a service's URL: the operations, and each of them with sample messages
 * ({@code ?op=Renotify}), in the language that the browser asks for.
 */
final class HelpPages implements Handler {
  private final Service service;
  private final Pages russian;
  private final Pages english;

  /** The pages of one language, those of operations by their names in small letters. */
  private record Pages(String index, Map<String, String> operations) {}

  HelpPages(Service service) {
    this.service = service;
    russian = pages(service, Language.RU);
    english = pages(service, Language.EN);
  }

  @Override
  public Response handle(Request request) {
    Language language = AcceptLanguage.of(request);
    Pages known =
        switch (language) {
          case RU -> russian;
          case EN -> english;
        };
    String query = request.query();
    if (!query.regionMatches(true, 0, "op=", 0, 3)) {
      return page(200, language, known.index());
    }
    String operation = known.operations().get(query.substring(3).toLowerCase(Locale.ROOT));
    return operation == null ? page(404, language, known.index()) : page(200, language, operation);
  }

  private Response page(int status, Language language, String content) {
    return PlainPage.of(status, language, service.name(), content).with("Vary", "Accept-Language");
  }

  private static Pages pages(Service service, Language language) {
    var list = new StringBuilder();
    var operations = new HashMap<String, String>();
    for (Operation operation : service.operations()) {
      String name = operation.name();
      list.append("<li><a href=\"?op=%s\">%s</a></li>\n".formatted(name, name));
      operations.put(name.toLowerCase(Locale.ROOT), operation(service, operation, language));
    }
    String about =
        switch (language) {
          case RU -> "Операции сервиса. Формальное описание";
          case EN -> "The operations of the service. Their formal description";
        };
    return new Pages(
        "<p>%s: <a href=\"?WSDL\">WSDL</a>.</p>\n<ul>\n%s</ul>\n".formatted(about, list),
        operations);
  }

  private static String operation(Service service, Operation operation, Language language) {
    return """
    <p><a href="?">%s</a></p>
    <h2>%s</h2>
    <p>%s</p>
    <h3>SOAP 1.1</h3>
    %s<h3>SOAP 1.2</h3>
    %s\
    """
        .formatted(
            switch (language) {
              case RU -> "Все операции";
              case EN -> "All operations";
            },
            operation.name(),
            switch (language) {
              case RU ->
                  "Вместо слов <b>string</b>, <b>int</b>, <b>decimal</b>, <b>boolean</b> и"
                      + " <b>dateTime</b> стоят значения.";
              case EN ->
                  "The words <b>string</b>, <b>int</b>, <b>decimal</b>, <b>boolean</b> and"
                      + " <b>dateTime</b> stand for values.";
            },
            messages(service, operation, SoapVersion.V11),
            messages(service, operation, SoapVersion.V12));
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
    return "<pre>" + PlainPage.escaped(text) + "</pre>\n";
  }
}
