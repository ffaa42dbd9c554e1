package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.namespace.QName;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.headers.Header;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.jaxws.endpoint.dynamic.JaxWsDynamicClientFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Apache CXF, with a client that it generates from the server's own WSDL, over both ports. */
class GeneratedClientTest {
  private static final String NAMESPACE = "http://corteos.ru";

  private static TravelServer server;

  @BeforeAll
  static void start() {
    server = TravelServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Soap", "Soap12"})
  void logsInAndRenotifies(String port) throws Exception {
    Object login = login(port, TravelServer.PASSWORD);
    assertThat(errors(login)).isEmpty();
    String token = (String) get(get(login, "AuthToken"), "TokenValue");

    Object good = renotify(port, token, TravelServer.COMPLETED);
    assertThat(errors(good)).isEmpty();
    assertThat((Boolean) get(good, "ResponseDetails")).isTrue();
    assertThat(get(get(good, "Trace"), "SessionID"))
        .isEqualTo(get(get(login, "Trace"), "SessionID"));

    Object bad = renotify(port, token, TravelServer.CANCELLING);
    assertThat(errors(bad))
        .containsExactly(
            "InvalidDataException: Заказ должен быть в статусе выполнен."
                + " Текущий статус заказа: отменяется агентом");
    assertThat((Boolean) get(bad, "ResponseDetails")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Soap", "Soap12"})
  void isToldOfAWrongPassword(String port) throws Exception {
    assertThat(errors(login(port, "wrong")))
        .containsExactly("AuthenticationException: Неверный email или пароль");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Soap", "Soap12"})
  void destroysItsToken(String port) throws Exception {
    String token = (String) get(get(login(port, TravelServer.PASSWORD), "AuthToken"), "TokenValue");
    String path = "/XmlGate/V3/TokenGenerator/TokenGenerator.asmx";
    try (Client client = client(path, "TokenGenerator", port)) {
      client.getRequestContext().put(Header.HEADER_LIST, List.of(authHeader(token)));

      assertThat((Boolean) get(client.invoke("DestroyToken")[0], "ResponseDetails")).isTrue();
      assertThat((Boolean) get(client.invoke("DestroyToken")[0], "ResponseDetails")).isFalse();
    }
  }

  private static Object login(String port, String password) throws Exception {
    try (Client client = client(TravelServer.AUTHORIZATION, "Authorization", port)) {
      var validity = DatatypeFactory.newInstance().newXMLGregorianCalendar("2099-08-31T00:00:00");
      return client.invoke("Login", TravelServer.EMAIL, password, validity)[0];
    }
  }

  private static Object renotify(String port, String token, int order) throws Exception {
    try (Client client = client(TravelServer.ORDERS, "OrdersAPI", port)) {
      client.getRequestContext().put(Header.HEADER_LIST, List.of(authHeader(token)));
      return client.invoke("Renotify", order)[0];
    }
  }

  private static Client client(String path, String service, String port) throws Exception {
    URL wsdl = server.server().url(path + "?WSDL").toURL();
    return JaxWsDynamicClientFactory.newInstance()
        .createClient(wsdl, new QName(NAMESPACE, service), new QName(NAMESPACE, service + port));
  }

  private static Header authHeader(String token) {
    Document document = DOMUtils.getEmptyDocument();
    Element header = document.createElementNS(NAMESPACE, "AuthHeader");
    header.appendChild(document.createElementNS(NAMESPACE, "Token")).setTextContent(token);
    return new Header(new QName(NAMESPACE, "AuthHeader"), header);
  }

  /** The errors of a result, each as {@code Type: Text}. */
  private static List<String> errors(Object result) throws Exception {
    var errors = new ArrayList<String>();
    for (Object error : (List<?>) get(get(result, "Errors"), "UniversalApiError")) {
      errors.add(get(error, "Type") + ": " + get(error, "Text"));
    }
    return errors;
  }

  /** A property of a generated object. */
  private static Object get(Object bean, String property) throws Exception {
    String prefix = property.equals("ResponseDetails") ? "is" : "get";
    return bean.getClass().getMethod(prefix + property).invoke(bean);
  }
}
