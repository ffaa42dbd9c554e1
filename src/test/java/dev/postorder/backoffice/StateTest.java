package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateTest {
  private static BackOffice office;

  @BeforeAll
  static void start() {
    office = new BackOffice();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  private static Reply move(String number, String state) {
    return office.post("/orders/" + number + "/state", "{\"state\":\"" + state + "\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "processing, pickup, 200",
    "pickup, received, 200",
    "received, inway, 200",
    "inway, arrived, 200",
    "arrived, delivery, 200",
    "delivery, finished, 200",
    "inway, cancelling, 200",
    "cancelling, cancelled, 200",
    "processing, declined, 200",
    "inway, draft, 409",
    "finished, inway, 409",
    "cancelled, processing, 409",
    "declined, processing, 409",
  })
  void movesAlongTheTableOfStates(String from, String to, int status) {
    String number = office.stored(from);
    Reply reply = move(number, to);
    assertThat(reply.status()).isEqualTo(status);
    if (status == 200) {
      assertThat(reply.text("orderID")).isEqualTo(number);
      assertThat(reply.text("from")).isEqualTo(from);
      assertThat(reply.text("state")).isEqualTo(to);
    } else {
      assertThat(reply.code()).isEqualTo("state-forbids");
      assertThat(office.get("/orders/" + number).text("state")).isEqualTo(from);
    }
  }

  @Test
  void refusesUnknownStatesNumbersAndVerbs() {
    String number = office.stored("inway");
    assertThat(move(number, "flying").pointers()).isEqualTo("/state");
    assertThat(office.post("/orders/" + number + "/state", "{}").pointers()).isEqualTo("/state");
    assertThat(office.post("/orders/" + number + "/state", "{\"state\":5}").pointers())
        .isEqualTo("/state");
    assertThat(move("9999999999999", "inway").code()).isEqualTo("order-not-found");
    assertThat(move("x", "inway").code()).isEqualTo("order-not-found");
    Reply wrong = office.call("PUT", "/orders/" + number + "/state", "{\"state\":\"inway\"}");
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.http().headers().firstValue("Allow")).hasValue("OPTIONS, POST");
  }

  @Test
  void anIdempotencyKeyMovesOnceAndReplaysTheAnswer() {
    String number = office.stored("processing");
    String path = "/orders/" + number + "/state";
    Reply first = office.post(path, "{\"state\":\"pickup\"}", "Idempotency-Key", "k1");
    Reply again = office.post(path, "{ \"state\" : \"pickup\" }", "Idempotency-Key", "k1");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.text("from")).isEqualTo("processing");
    assertThat(again.http().headers().firstValue("Idempotent-Replayed")).hasValue("true");
    Reply other = office.post(path, "{\"state\":\"inway\"}", "Idempotency-Key", "k1");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency-key-reused");
    Reply long256 = office.post(path, "{\"state\":\"inway\"}", "Idempotency-Key", "k".repeat(256));
    assertThat(long256.code()).isEqualTo("idempotency-key-invalid");
  }

  @Test
  void aRefusedCallLeavesItsIdempotencyKeyUnused() {
    String number = office.newNumber();
    String path = "/orders/" + number + "/state";
    assertThat(office.post(path, "{\"state\":\"inway\"}", "Idempotency-Key", "k2").status())
        .isEqualTo(404);
    office.put(number, office.order("processing"));
    assertThat(office.post(path, "{\"state\":\"inway\"}", "Idempotency-Key", "k2").status())
        .isEqualTo(200);
  }
}
