package dev.postorder.console;

import dev.postorder.freight.World;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Callers who are refused, or who say more than is asked; the log has them all the same. */
record MarkupStrangers(Planting planting) {
  private static final String AUTHORIZATION = "/XmlGate/V3/Authorization.asmx";
  private static final String ORDERS = "/XmlGate/V3/OrderManagement/OrdersAPI.asmx";
  private static final String END_CUSTOMER = "/XmlGate/EndCustomer/EndCustomerAPI.asmx";
  private static final String ENVELOPE =
      "<s:Envelope"
          + " xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>%s</s:Body></s:Envelope>";

  /** On the freight face. */
  void freight() {
    Markup markup = planting.markup();
    World world = planting.world();
    String text = markup.of("refused");
    world.call(
        "/v3/auth/login.json",
        World.body().put("appkey", text).put("login", text).put("password", text));
    world.call("/v3/orders/history.json", world.with(text).put("orderID", text));
    world.server.get("/v3/" + Operating.encoded(markup.of("method")).replace("+", "%20"));
    planting.refused("/v1/printable.json", "{'docUID': '@document', 'mode': '@mode'}");
    planting.refused("/v1/customers/request/pdf.json", "{'requestID': '@number of a paper'}");
    world.call(
        "/v3/orders.json",
        planting.body("{'orderNumber': '@searched number', 'states': ['@searched state']}"));
    world.call("/v2/public/tracking.json", planting.body("{'docIds': ['@tracked']}"));
  }

  /** On the travel face: signed in, with values in place of numbers, and an order shown. */
  void travel(int requestId) {
    Markup markup = planting.markup();
    World world = planting.world();
    world.server.get("/XmlGate/" + Operating.encoded(markup.of("service")).replace("+", "%20"));
    String refused =
        soap(
            AUTHORIZATION,
            "Login",
            "<Email>" + cdata("soap login") + "</Email><Password>x</Password>");
    if (refused.contains("TokenValue")) {
      throw new IllegalStateException(refused);
    }
    String token =
        soap(
                AUTHORIZATION,
                "Login",
                "<Email>markup@example.org</Email><Password>" + World.PASSWORD + "</Password>")
            .replaceAll("(?s).*<TokenValue>([^<]*)</TokenValue>.*", "$1");
    String known = "<Token>" + token + "</Token>";
    String reserve = "<id_Reserve>" + requestId + "</id_Reserve>";
    soap(ORDERS, "Renotify", known + reserve);
    soap(ORDERS, "Renotify", known + "<id_Reserve>" + cdata("soap number") + "</id_Reserve>");
    soap(
        END_CUSTOMER,
        "GetReservesStateChangeList",
        known + "<dateStart>" + cdata("soap day") + "</dateStart>");
    soap(END_CUSTOMER, "GetSimpleReserveByIdV2", known + reserve);
    soap(ORDERS, "Renotify", "<Token>" + cdata("soap token") + "</Token>");
  }

  private String cdata(String field) {
    return "<![CDATA[" + planting.markup().of(field) + "]]>";
  }

  private String soap(String path, String method, String parameters) {
    String namespace = path.equals(END_CUSTOMER) ? "http://www.corteos.ru/" : "http://corteos.ru";
    return planting
        .world()
        .server
        .post(
            path,
            "text/xml; charset=utf-8",
            ENVELOPE.formatted(
                "<%1$s xmlns='%2$s'>%3$s</%1$s>".formatted(method, namespace, parameters)),
            "SOAPAction",
            '"' + namespace.replaceFirst("/$", "") + "/" + method + '"',
            "Idempotency-Key",
            method + "<u>'\"onmouseover=owned=1")
        .body();
  }

  /** A caller whose headers are markup, as no library would send them. */
  void raw() {
    String text = planting.markup().of("header");
    try {
      planting
          .world()
          .server
          .raw(
              "POST /v3/orders/history.json HTTP/1.1\r\nHost: <u>.example\r\nContent-Length: 0\r\n"
                  + "User-Agent: %1$s\r\nReferer: %1$s\r\nX-Forwarded-For: %1$s\r\n".formatted(text)
                  + "X-Forwarded-Host: %1$s\r\nX-Request-Id: %1$s\r\n".formatted(text)
                  + "Accept-Language: %1$s\r\nConnection: close\r\n\r\n".formatted(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
