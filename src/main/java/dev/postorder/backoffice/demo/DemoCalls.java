package dev.postorder.backoffice.demo;

import java.util.List;

/**
 * The four main calls as lines for a shell, each in two formats.
 *
 * @param drafts four fresh ones with one pickup address: two for each format
 */
record DemoCalls(
    String baseUrl,
    String appkey,
    String sessionId,
    String token,
    List<Integer> drafts,
    String order,
    int reserve) {

  /** What the demonstration prints. */
  String text() {
    return """
    # 1. Join drafts into a multi-request (freight: JSON, XML)
    %s
    %s

    # 2. Change the contacts of an order under way (freight: JSON, XML)
    %s
    %s

    # 3. Show the history of its changes (freight: JSON, XML)
    %s
    %s

    # 4. Send the notifications of a completed order again (travel: SOAP 1.1, SOAP 1.2)
    %s
    %s
    """
        .formatted(
            json("v1/customers/multi_request", multiRequest()),
            xml("v1/customers/multi_request", multiRequestXml()),
            json("v1/orders/change_contacts", contacts()),
            xml("v1/orders/change_contacts", contactsXml()),
            json("v3/orders/history", "\"orderID\":\"" + order + "\""),
            xml("v3/orders/history", "<orderID>" + order + "</orderID>"),
            renotify(
                "http://schemas.xmlsoap.org/soap/envelope/",
                "-H 'Content-Type: text/xml; charset=utf-8'"
                    + " -H 'SOAPAction: \"http://corteos.ru/Renotify\"'"),
            renotify(
                "http://www.w3.org/2003/05/soap-envelope",
                "-H 'Content-Type: application/soap+xml; charset=utf-8;"
                    + " action=\"http://corteos.ru/Renotify\"'"));
  }

  private String multiRequest() {
    return "\"requestids\":[\"%d\",\"%d\"],\"comment\":\"Забрать одной машиной\""
        .formatted(drafts.get(0), drafts.get(1));
  }

  private String multiRequestXml() {
    return "<requestids>%d</requestids><requestids>%d</requestids><comment>Забрать одной машиной</comment>"
        .formatted(drafts.get(2), drafts.get(3));
  }

  private String contacts() {
    return "\"orderID\":\"%s\",\"members\":{\"receiver\":{\"contactPersons\":[{\"name\":\"Орлова Мария Андреевна\"}],\"phoneNumbers\":[{\"number\":\"79119876501\",\"ext\":\"12\"}]}}"
        .formatted(order);
  }

  private String contactsXml() {
    return "<orderID>%s</orderID><members><sender><contactPersons><name>Соколов Артём Львович</name></contactPersons><phoneNumbers><number>79201234509</number></phoneNumbers></sender></members>"
        .formatted(order);
  }

  private String json(String method, String fields) {
    return "curl -sSw '\\n' %s/%s.json -H 'Content-Type: application/json' -d '{\"appkey\":\"%s\",\"sessionID\":\"%s\",%s}'"
        .formatted(baseUrl, method, appkey, sessionId, fields);
  }

  private String xml(String method, String fields) {
    return "curl -sSw '\\n' %s/%s.xml -H 'Content-Type: text/xml' -d '<request><appkey>%s</appkey><sessionID>%s</sessionID>%s</request>'"
        .formatted(baseUrl, method, appkey, sessionId, fields);
  }

  private String renotify(String envelope, String headers) {
    return "curl -sSw '\\n' %s/XmlGate/V3/OrderManagement/OrdersAPI.asmx %s -d '<soap:Envelope xmlns:soap=\"%s\" xmlns:cor=\"http://corteos.ru\"><soap:Header><cor:AuthHeader><cor:Token>%s</cor:Token></cor:AuthHeader></soap:Header><soap:Body><cor:Renotify><cor:id_Reserve>%d</cor:id_Reserve></cor:Renotify></soap:Body></soap:Envelope>'"
        .formatted(baseUrl, headers, envelope, token, reserve);
  }
}
