package dev.postorder.travel;

import static dev.postorder.travel.TravelServer.AUTHORIZATION;
import static dev.postorder.travel.TravelServer.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WsdlAndHelpTest {
  private static TravelServer server;

  @BeforeAll
  static void start() {
    server = TravelServer.start("server.trusted-proxies=127.0.0.1");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String path, String... headers) {
    return server.server().get(path, headers);
  }

  @ParameterizedTest
  @CsvSource({
    AUTHORIZATION + ", Authorization, Login",
    ORDERS + ", OrdersAPI, Renotify",
  })
  void theWsdlHasBothBindingsAtTheAddressThatWasAsked(String path, String name, String operation) {
    HttpResponse<String> answer = get(path + "?WSDL");
    String address = "location=\"" + server.server().url(path) + "\"";

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml; charset=utf-8");
    assertThat(answer.body())
        .contains(
            "elementFormDefault=\"qualified\"",
            "<wsdl:service name=\"" + name + "\">",
            "<wsdl:port name=\"" + name + "Soap\" ",
            "<wsdl:port name=\"" + name + "Soap12\" ",
            "<soap:address " + address,
            "<soap12:address " + address,
            "<soap:operation soapAction=\"http://corteos.ru/" + operation + "\" style=\"document\"",
            "<soap12:operation soapAction=\"http://corteos.ru/" + operation + "\" ")
        .containsOnlyOnce("<wsdl:portType ");
  }

  @Test
  void renotifyHasAHeaderMessage() {
    assertThat(get(ORDERS + "?WSDL").body())
        .contains(
            "<wsdl:message name=\"RenotifyAuthHeader\">",
            "<soap:header message=\"tns:RenotifyAuthHeader\" part=\"AuthHeader\" use=\"literal\"/>",
            "<soap12:header message=\"tns:RenotifyAuthHeader\" part=\"AuthHeader\" ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/XmlGate/V3/OrderManagement/OrdersAPI.asmx?wsdl",
        "/xmlgate/v3/ordermanagement/ordersapi.asmx?Wsdl",
        "/XMLGATE/V3/ORDERMANAGEMENT/ORDERSAPI.ASMX?WSDL",
        "/XmlGate/V3/OrderManagement/OrdersAPI.asmx?WSDL=1",
      })
  void pathAndQueryMatchInAnyCase(String path) {
    assertThat(get(path).body()).contains("<wsdl:definitions");
  }

  @Test
  void aTrustedProxyTellsSchemeAndHost() {
    HttpResponse<String> answer =
        get(
            ORDERS + "?WSDL",
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "gate.domain.ru",
            "X-Forwarded-For",
            "203.0.113.7");

    assertThat(answer.body()).contains("location=\"https://gate.domain.ru" + ORDERS + "\"");
  }

  @Test
  void aCallersAddressComesThroughTheTrustedProxy() {
    HttpResponse<String> answer =
        server.post(
            SoapVersion.V11,
            ORDERS,
            "",
            TravelServer.renotify("1"),
            "X-Forwarded-For",
            "203.0.113.7");

    assertThat(answer.body()).contains("IP=\"203.0.113.7\"");
  }

  @Test
  void theHelpPageListsTheOperations() {
    HttpResponse<String> page = get(ORDERS);

    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.body())
        .contains("OrdersAPI", "<a href=\"?op=Renotify\">Renotify</a>", "<a href=\"?WSDL\">");
  }

  @ParameterizedTest
  @CsvSource({ORDERS + ", Renotify", ORDERS + ", renotify", AUTHORIZATION + ", Login"})
  void theOperationsPageHasSamplesInBothVersions(String path, String operation) {
    assertThat(get(path + "?op=" + operation).body())
        .contains(
            SoapVersion.V11.namespace(),
            SoapVersion.V12.namespace(),
            "POST " + path,
            "Content-Type: text/xml; charset=utf-8",
            "Content-Type: application/soap+xml; charset=utf-8",
            "SOAPAction: \"http://corteos.ru/");
  }

  @Test
  void anUnknownOperationIsNotFound() {
    HttpResponse<String> page = get(ORDERS + "?op=Other");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("?op=Renotify");
  }

  @Test
  void headAnswersWithoutABody() {
    HttpResponse<String> answer = server.server().send("HEAD", ORDERS + "?WSDL", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }
}
