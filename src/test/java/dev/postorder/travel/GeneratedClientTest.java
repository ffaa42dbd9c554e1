package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URL;
import java.time.LocalDate;
import java.time.ZoneId;
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
    try (Client client = client(TravelServer.TOKENS, "TokenGenerator", port, TravelServer.V3)) {
      client
          .getRequestContext()
          .put(Header.HEADER_LIST, List.of(authHeader(TravelServer.V3, token)));

      assertThat((Boolean) get(client.invoke("DestroyToken")[0], "ResponseDetails")).isTrue();
      assertThat((Boolean) get(client.invoke("DestroyToken")[0], "ResponseDetails")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Soap", "Soap12"})
  void readsAnOrder(String port) throws Exception {
    String token = token(port);
    Object bare = orders(port, token, "GetSimpleReserveById", TravelServer.COMPLETED);
    Object traced = orders(port, token, "GetSimpleReserveByIdV2", TravelServer.COMPLETED);

    assertThat(errors(traced)).isEmpty();
    for (Object order : List.of(bare, get(traced, "ResponseDetails"))) {
      assertThat(get(order, "IdReserve")).isEqualTo(TravelServer.COMPLETED);
      assertThat(get(order, "IdReserveState")).isEqualTo(5);
      assertThat(get(order, "Price")).isEqualTo(new BigDecimal("12345.67"));
      assertThat(get(get(order, "Payer"), "INN")).isEqualTo("7709876543");
    }
    Object none = orders(port, token, "GetSimpleReserveByIdV2", TravelServer.UNKNOWN);
    assertThat(errors(none)).containsExactly("InvalidDataException: Заказ не найден");
    assertThat(get(get(none, "ResponseDetails"), "IdReserve")).isEqualTo(0);
    assertThat(get(get(none, "ResponseDetails"), "DateCreate")).hasToString("0001-01-01T00:00:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Soap", "Soap12"})
  void readsStateChanges(String port) throws Exception {
    LocalDate today = LocalDate.now(ZoneId.of("Europe/Moscow"));
    var types = DatatypeFactory.newInstance();
    Header auth = authHeader(TravelServer.CUSTOMER_NAMESPACE, token(port));
    try (Client client =
        client(
            TravelServer.END_CUSTOMER, "EndCustomerAPI", port, TravelServer.CUSTOMER_NAMESPACE)) {
      client.getRequestContext().put(Header.HEADER_LIST, List.of(auth));

      Object result =
          client
              .invoke(
                  "GetReservesStateChangeList",
                  types.newXMLGregorianCalendar(today.minusDays(1) + "T00:00:00"),
                  types.newXMLGregorianCalendar(today.plusDays(2) + "T00:00:00"),
                  TravelServer.CANCELLING)[0];

      assertThat(errors(result)).isEmpty();
      var changes = (List<?>) get(get(result, "ResponseDetails"), "ReserveStateChange");
      assertThat(changes).hasSize(1);
      assertThat(get(changes.getFirst(), "StateName")).isEqualTo("отменяется агентом");
    }
  }

  private static String token(String port) throws Exception {
    return (String) get(get(login(port, TravelServer.PASSWORD), "AuthToken"), "TokenValue");
  }

  private static Object login(String port, String password) throws Exception {
    try (Client client =
        client(TravelServer.AUTHORIZATION, "Authorization", port, TravelServer.V3)) {
      var validity = DatatypeFactory.newInstance().newXMLGregorianCalendar("2099-08-31T00:00:00");
      return client.invoke("Login", TravelServer.EMAIL, password, validity)[0];
    }
  }

  private static Object renotify(String port, String token, int order) throws Exception {
    return orders(port, token, "Renotify", order);
  }

  private static Object orders(String port, String token, String method, int order)
      throws Exception {
    try (Client client = client(TravelServer.ORDERS, "OrdersAPI", port, TravelServer.V3)) {
      client
          .getRequestContext()
          .put(Header.HEADER_LIST, List.of(authHeader(TravelServer.V3, token)));
      return client.invoke(method, order)[0];
    }
  }

  private static Client client(String path, String service, String port, String namespace)
      throws Exception {
    URL wsdl = server.server().url(path + "?WSDL").toURL();
    return JaxWsDynamicClientFactory.newInstance()
        .createClient(wsdl, new QName(namespace, service), new QName(namespace, service + port));
  }

  private static Header authHeader(String namespace, String token) {
    Document document = DOMUtils.getEmptyDocument();
    Element header = document.createElementNS(namespace, "AuthHeader");
    header.appendChild(document.createElementNS(namespace, "Token")).setTextContent(token);
    return new Header(new QName(namespace, "AuthHeader"), header);
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
    for (Method method : bean.getClass().getMethods()) {
      if (method.getName().equals("get" + property) || method.getName().equals("is" + property)) {
        return method.invoke(bean);
      }
    }
    throw new NoSuchMethodException(property);
  }
}
