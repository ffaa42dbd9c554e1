package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.testing.Await;
import dev.postorder.testing.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorOperationsTest {
  private static final String PLAY = "{\"scenario\":\"%s\",\"stepMillis\":100,\"running\":true}";

  private static String state(BackOffice office, String number) {
    return office.get("/orders/" + number).text("state");
  }

  @Test
  void theChosenScenarioMovesOrdersUntilItIsStopped() {
    try (var office = new BackOffice("simulator.enabled=true", "simulator.step=1d")) {
      String number = office.stored("processing");
      assertThat(office.get("/simulator").body().path("stepMillis").intValue())
          .isEqualTo(86_400_000);
      Reply played = office.call("PUT", "/simulator", PLAY.formatted("smooth"));
      assertThat(played.text("changedBy")).isEqualTo("api_key:office");
      Await.equal(() -> state(office, number), "finished");
      office.call("PUT", "/simulator", "{\"running\":false}");
      String other = office.stored("processing");
      assertThat(office.post("/simulator/step", "{}").body().path("running").booleanValue())
          .isFalse();
      assertThat(state(office, other)).isEqualTo("processing");
    }
  }

  @Test
  void aStepMovesEveryOrderOnce() {
    try (var office = new BackOffice("simulator.enabled=true", "simulator.step=1d")) {
      String one = office.stored("received");
      String two = office.stored("inway");
      office.post("/simulator/step", "{}");
      assertThat(state(office, one)).isEqualTo("inway");
      assertThat(state(office, two)).isEqualTo("arrived");
    }
  }

  @Test
  void declinesAndDivertsTheShareOfTheScenario(@TempDir Path scenarios) throws IOException {
    Files.writeString(
        scenarios.resolve("hard.yaml"),
        """
        detours: [{from: inway, to: declined}]
        decisions: {after: 0, declined: 1, reason: Нет мест}
        """);
    try (var office =
        new BackOffice(
            "simulator.enabled=true",
            "simulator.step=1d",
            "simulator.scenario=hard",
            "simulator.scenarios=" + scenarios)) {
      String number = office.stored("received");
      String path = "/orders/" + number + "/changes";
      office.post(path, "{\"type\":\"payment_order_change\"}");
      Await.equal(
          () ->
              office
                  .jdbi()
                  .withHandle(
                      h ->
                          h.createQuery(
                                  "select status || ' ' || coalesce(reason, '') from"
                                      + " change_request")
                              .mapTo(String.class)
                              .one()),
          "failed Нет мест");
      office.post("/simulator/step", "{}");
      office.post("/simulator/step", "{}");
      assertThat(state(office, number)).isEqualTo("declined");
    }
  }

  @Test
  void callsOfClientsFailAsTheScenarioHasIt(@TempDir Path scenarios) throws IOException {
    Files.writeString(
        scenarios.resolve("faults.yaml"),
        """
        faults:
          - {path: /v1/*, status: 503}
          - {path: /v3/*, drop: true}
          - {path: /xmlgate/*, status: 502, when: after}
        """);
    try (var office =
        new BackOffice("simulator.enabled=true", "simulator.scenarios=" + scenarios)) {
      String call =
          "POST %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";
      int port = office.server().port();
      String login = call.formatted("/v1/customers/login.json");
      assertThat(RawHttp.exchange(port, login)).startsWith("HTTP/1.1 401");
      office.call("PUT", "/simulator", PLAY.formatted("faults"));
      assertThat(RawHttp.exchange(port, login)).startsWith("HTTP/1.1 503");
      try (var raw = new RawHttp(port)) {
        assertThat(raw.send(call.formatted("/v3/orders.json")).readToEnd()).isEmpty();
      }
      assertThat(office.server().get("/xmlgate/v3/Authorization.asmx?wsdl").statusCode())
          .isEqualTo(502);
      assertThat(office.get("/simulator").status()).isEqualTo(200);
      Await.equal(
          () ->
              office
                  .jdbi()
                  .withHandle(
                      h ->
                          h.createQuery(
                                  "select note from call where message = 'simulator/fault' order by"
                                      + " at")
                              .mapTo(String.class)
                              .list()),
          List.of(
              "/v1/customers/login.json answered 503",
              "/v3/orders.json dropped",
              "/xmlgate/v3/Authorization.asmx answered 502 after it took effect"));
    }
  }

  @Test
  void aResetForgetsOrdersAndKeepsPeople() {
    try (var office =
        new BackOffice(
            "simulator.enabled=true", "simulator.step=1d", "simulator.resettable=true")) {
      String number = office.stored("delivery");
      office.post("/orders/" + number + "/state", "{\"state\":\"finished\"}");
      assertThat(office.post("/simulator/reset", "{}").pointers()).isEqualTo("/forget");
      assertThat(office.post("/simulator/reset", "{\"forget\":\"all orders\"}").status())
          .isEqualTo(200);
      assertThat(office.get("/orders/" + number).code()).isEqualTo("order-not-found");
      assertThat(office.get("/notifications").body().path("notifications")).isEmpty();
      assertThat(office.get("/customers/" + office.customer.uid()).status()).isEqualTo(200);
      assertThat(state(office, office.stored("inway"))).isEqualTo("inway");
    }
  }

  @Test
  void whatIsNotAllowedIsRefused() {
    try (var office = new BackOffice()) {
      assertThat(office.get("/simulator").body().path("enabled").booleanValue()).isFalse();
      assertThat(office.call("PUT", "/simulator", "{}").code()).isEqualTo("simulator-off");
      assertThat(office.post("/simulator/step", "{}").code()).isEqualTo("simulator-off");
      assertThat(office.post("/simulator/reset", "{\"forget\":\"all orders\"}").code())
          .isEqualTo("simulator-off");
      assertThat(
              office
                  .call("PUT", "/simulator", "{\"scenario\":\"none\",\"stepMillis\":5,\"speed\":1}")
                  .pointers())
          .isEqualTo("/speed /scenario /stepMillis");
    }
    try (var office = new BackOffice("simulator.enabled=true", "simulator.step=1d")) {
      assertThat(office.post("/simulator/reset", "{\"forget\":\"all orders\"}").code())
          .isEqualTo("simulator-off");
    }
  }
}
