package dev.postorder.travel;

import static dev.postorder.travel.TravelServer.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
  @EnumSource(SampleCall.class)
  void theWsdlHasBothBindingsAtTheAddressThatWasAsked(SampleCall call) {
    HttpResponse<String> answer = get(call.path() + "?WSDL");
    String name = service(call);
    String address = "location=\"" + server.server().url(call.path()) + "\"";

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml; charset=utf-8");
    assertThat(answer.body())
        .contains(
            "targetNamespace=\"" + call.namespace() + "\"",
            "elementFormDefault=\"qualified\"",
            "<wsdl:service name=\"" + name + "\">",
            "<wsdl:port name=\"" + name + "Soap\" ",
            "<wsdl:port name=\"" + name + "Soap12\" ",
            "<soap:address " + address,
            "<soap12:address " + address,
            "<soap:operation soapAction=\"" + call.action() + "\" style=\"document\"",
            "<soap12:operation soapAction=\"" + call.action() + "\" ")
        .containsOnlyOnce("<wsdl:portType ");
  }

  private static String service(SampleCall call) {
    return call.path().replaceAll(".*/|\\.asmx", "");
  }

  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void whatNeedsATokenHasAHeaderMessage(SampleCall call) {
    String message = call.method() + "AuthHeader\"";
    String header = "header message=\"tns:" + message + " part=\"AuthHeader\" use=\"literal\"/>";
    String wsdl = get(call.path() + "?WSDL").body();

    if (call.authenticated()) {
      assertThat(wsdl)
          .contains(
              "<wsdl:message name=\"" + message + ">", "<soap:" + header, "<soap12:" + header);
    } else {
      assertThat(wsdl).doesNotContain("AuthHeader");
    }
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

  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void theHelpPageListsTheOperations(SampleCall call) {
    HttpResponse<String> page = get(call.path());

    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.body())
        .contains(
            service(call),
            "<a href=\"?op=" + call.method() + "\">" + call.method() + "</a>",
            "<a href=\"?WSDL\">");
  }

  @ParameterizedTest
  @EnumSource(SampleCall.class)
  void theOperationsPageHasSamplesInBothVersions(SampleCall call) {
    String page = get(call.path() + "?op=" + call.method()).body();

    assertThat(page)
        .contains(
            SoapVersion.V11.namespace(),
            SoapVersion.V12.namespace(),
            "POST " + call.path(),
            "Content-Type: text/xml; charset=utf-8",
            "Content-Type: application/soap+xml; charset=utf-8",
            "SOAPAction: \"" + call.action() + "\"",
            "&lt;" + call.method() + "Response xmlns=\"" + call.namespace() + "\">");
    assertThat(page.contains("&lt;AuthHeader xmlns=\"" + call.namespace() + "\">"))
        .isEqualTo(call.authenticated());
    assertThat(get(call.path() + "?op=" + call.method().toUpperCase(Locale.ROOT)).body())
        .isEqualTo(page);
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
