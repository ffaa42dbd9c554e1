import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.net.URL;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.headers.Header;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.jaxws.endpoint.dynamic.JaxWsDynamicClientFactory;
import org.w3c.dom.Element;

/** The travel face through Apache CXF, with classes that it generates from the WSDLs as it runs. */
final class Cxf {
  private static final String V3 = "http://corteos.ru";
  private static final String END_CUSTOMER = "http://www.corteos.ru/";

  private static String token;

  private interface Check {
    void run() throws Exception;
  }

  public static void main(String[] arguments) {
    for (String[] version : new String[][] {{"1.1", "Soap"}, {"1.2", "Soap12"}}) {
      checks(version[1])
          .forEach(
              (method, check) -> {
                String said = "ok";
                try {
                  check.run();
                } catch (Exception | AssertionError e) {
                  said = "failed: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
                }
                System.out.println(String.join("\t", version[0], method, said));
              });
    }
    System.exit(0);
  }

  private static Map<String, Check> checks(String port) {
    var checks = new LinkedHashMap<String, Check>();
    checks.put(
        "Login",
        () -> {
          Object login =
              call("V3/Authorization", V3, port, "", "Login", set("EMAIL"), set("PASSWORD"), time("2099-01-01T00:00:00"));
          expect(errors(login).isEmpty(), "no error");
          token = (String) get(get(login, "AuthToken"), "TokenValue");
        });
    checks.put(
        "Renotify",
        () -> {
          expect(get(order(port, "Renotify", "COMPLETED"), "ResponseDetails").equals(true), "true");
          String text = errors(order(port, "Renotify", "CANCELLING")).get(0);
          expect(text.contains("отменяется агентом"), text);
        });
    checks.put(
        "GetSimpleReserveById", () -> told(order(port, "GetSimpleReserveById", "COMPLETED")));
    checks.put(
        "GetSimpleReserveByIdV2",
        () -> {
          told(get(order(port, "GetSimpleReserveByIdV2", "COMPLETED"), "ResponseDetails"));
          Object none = order(port, "GetSimpleReserveByIdV2", "UNKNOWN");
          expect(errors(none).equals(List.of("Заказ не найден")), "not found");
          expect(get(get(none, "ResponseDetails"), "IdReserve").equals(0), "zeroed");
        });
    checks.put(
        "GetReservesStateChangeList",
        () -> {
          expect(changes(port, null).size() == 2, "two changes");
          Object one = changes(port, Integer.valueOf(set("CANCELLING"))).get(0);
          expect(get(one, "StateName").equals("отменяется агентом"), "its state");
        });
    checks.put(
        "DestroyToken",
        () -> {
          expect(get(destroy(port), "ResponseDetails").equals(true), "true");
          expect(errors(destroy(port)).size() == 1, "an error");
        });
    return checks;
  }

  private static void told(Object order) throws Exception {
    expect(get(order, "IdReserve").toString().equals(set("COMPLETED")), "id_Reserve");
    expect(get(order, "IdReserveState").equals(5), "the state");
    expect(get(order, "Price").toString().equals("12345.67"), "the price");
    expect(get(get(order, "Payer"), "INN").equals("7709876543"), "the payer");
  }

  private static Object order(String port, String method, String which) throws Exception {
    return call("V3/OrderManagement/OrdersAPI", V3, port, token, method, Integer.valueOf(set(which)));
  }

  private static List<?> changes(String port, Integer order) throws Exception {
    Object result =
        call(
            "EndCustomer/EndCustomerAPI",
            END_CUSTOMER,
            port,
            token,
            "GetReservesStateChangeList",
            time(set("FROM")),
            time(set("UNTIL")),
            order);
    return (List<?>) get(get(result, "ResponseDetails"), "ReserveStateChange");
  }

  private static Object destroy(String port) throws Exception {
    return call("V3/TokenGenerator/TokenGenerator", V3, port, token, "DestroyToken");
  }

  private static Object call(
      String path, String namespace, String port, String authorized, String method, Object... parameters)
      throws Exception {
    String service = path.substring(path.lastIndexOf('/') + 1);
    URL wsdl = new URL(set("BASE_URL") + "/XmlGate/" + path + ".asmx?WSDL");
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (Client client =
        JaxWsDynamicClientFactory.newInstance()
            .createClient(wsdl, new QName(namespace, service), new QName(namespace, service + port))) {
      if (!authorized.isEmpty()) {
        client.getRequestContext().put(Header.HEADER_LIST, List.of(auth(namespace, authorized)));
      }
      return client.invoke(method, parameters)[0];
    } finally {
      Thread.currentThread().setContextClassLoader(loader);
    }
  }

  private static Header auth(String namespace, String token) {
    var document = DOMUtils.getEmptyDocument();
    Element header = document.createElementNS(namespace, "AuthHeader");
    header.appendChild(document.createElementNS(namespace, "Token")).setTextContent(token);
    return new Header(new QName(namespace, "AuthHeader"), header);
  }

  private static List<String> errors(Object result) throws Exception {
    var texts = new java.util.ArrayList<String>();
    for (Object error : (List<?>) get(get(result, "Errors"), "UniversalApiError")) {
      texts.add((String) get(error, "Text"));
    }
    return texts;
  }

  private static Object get(Object bean, String property) throws Exception {
    for (var method : bean.getClass().getMethods()) {
      if (method.getName().equals("get" + property) || method.getName().equals("is" + property)) {
        return method.invoke(bean);
      }
    }
    throw new NoSuchMethodException(property);
  }

  private static XMLGregorianCalendar time(String text) throws Exception {
    return DatatypeFactory.newInstance().newXMLGregorianCalendar(text);
  }

  private static String set(String name) {
    return System.getenv(name);
  }

  private static void expect(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError("not as expected: " + what);
    }
  }
}
