package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import dev.postorder.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

@Isolated("It looks at the threads of the virtual machine.")
class QueueTest {
  private static BackOffice office;

  @BeforeAll
  static void start() {
    office = new BackOffice();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @BeforeEach
  void emptyTheQueue() {
    acknowledge(ids(office.get("/queue?limit=100")));
  }

  private static List<Long> ids(Reply reply) {
    assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    var ids = new ArrayList<Long>();
    reply.body().get("items").forEach(item -> ids.add(item.get("id").longValue()));
    return ids;
  }

  private static List<String> told(Reply reply) {
    var told = new ArrayList<String>();
    reply
        .body()
        .get("items")
        .forEach(
            item ->
                told.add(item.get("type").stringValue() + " " + item.get("orderID").stringValue()));
    return told;
  }

  private static Reply acknowledge(List<Long> ids) {
    String items =
        String.join(
            ",", ids.stream().map(id -> "{\"id\":" + id + ",\"reference\":\"T-1\"}").toList());
    return office.post("/queue/acknowledgements", "{\"items\":[" + items + "]}");
  }

  private static Reply take(String consumer, int limit) {
    return office.post(
        "/queue/leases",
        "{\"consumer\":\"%s\",\"limit\":%d,\"seconds\":60}".formatted(consumer, limit));
  }

  @Test
  void tellsOrdersChangesAndCancellationsUntilTheyAreAcknowledged() {
    String number = office.stored("processing");
    long change =
        office
            .post(
                "/orders/" + number + "/changes",
                "{\"type\":\"payer_change\",\"after\":{\"name\":\"ИП Котов\"}}")
            .body()
            .get("id")
            .longValue();
    office.post("/changes/" + change + "/decision", "{\"decision\":\"approve\"}");
    office.post("/orders/" + number + "/state", "{\"state\":\"cancelled\"}");

    Reply queue = office.get("/queue");

    assertThat(told(queue))
        .containsExactly(
            "order.queued " + number, "change.approved " + number, "order.state " + number);
    assertThat(queue.body().at("/items/0/order/parties/sender/name").stringValue())
        .isEqualTo("ООО «Ромашка»");
    assertThat(queue.body().at("/items/1/changed/differences/0/after").stringValue())
        .isEqualTo("ИП Котов");
    assertThat(ids(office.get("/queue"))).isEqualTo(ids(queue));

    List<Long> ids = ids(queue);
    assertThat(acknowledge(List.of(ids.getFirst())).body().at("/results/0/result").stringValue())
        .isEqualTo("acknowledged");
    assertThat(acknowledge(List.of(ids.getFirst())).body().at("/results/0/result").stringValue())
        .isEqualTo("acknowledged-before");
    assertThat(ids(office.get("/queue"))).isEqualTo(ids.subList(1, 3));
    JsonNode event =
        office.get("/events?limit=1&after=" + (ids.getFirst() - 1)).body().at("/events/0");
    assertThat(event.at("/acknowledged/reference").stringValue()).isEqualTo("T-1");
    assertThat(event.at("/acknowledged/by").stringValue()).isEqualTo("api_key:office");
  }

  @Test
  void aBadAcknowledgementLeavesTheOthers() {
    office.stored("processing");
    long id = ids(office.get("/queue")).getFirst();

    Reply reply =
        office.post(
            "/queue/acknowledgements",
            "{\"items\":[{\"id\":999999999},{\"id\":%d},{\"id\":%d}]}".formatted(id, id));

    assertThat(reply.body().get("results").valueStream().map(r -> r.get("result").stringValue()))
        .containsExactly("not-found", "acknowledged", "acknowledged-before");
    assertThat(office.post("/queue/acknowledgements", "{\"items\":[{}]}").pointers())
        .isEqualTo("/items/0/id");
    assertThat(office.post("/queue/acknowledgements", "{\"items\":[]}").pointers())
        .isEqualTo("/items");
  }

  @Test
  void twoConsumersShareWhatWaitsAndAnOrderStaysInOneHand() {
    String first = office.stored("processing");
    String second = office.stored("processing");

    Reply one = take("one", 1);
    office.post("/orders/" + first + "/state", "{\"state\":\"cancelling\"}");
    Reply two = take("two", 100);
    Reply three = take("three", 100);

    assertThat(told(one)).containsExactly("order.queued " + first);
    assertThat(one.body().at("/items/0/lease/by").stringValue()).isEqualTo("api_key:office/one");
    assertThat(told(two)).containsExactly("order.queued " + second);
    assertThat(told(three)).isEmpty();

    acknowledge(ids(one));
    assertThat(told(take("three", 100))).containsExactly("order.state " + first);
  }

  @Test
  void whatALeaseWasOutOfIsGivenOutAgain() {
    String number = office.stored("processing");
    assertThat(told(take("one", 100))).hasSize(1);
    office
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update event set leased_until = now() - interval '1 s' where waits"));

    assertThat(told(take("two", 100))).containsExactly("order.queued " + number);
  }

  @Test
  void manyConsumersAtOnceTakeEachItemOnce() {
    for (int i = 0; i < 20; i++) {
      office.stored("processing");
    }

    List<CompletableFuture<List<Long>>> takers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = "c" + i;
      takers.add(CompletableFuture.supplyAsync(() -> ids(take(name, 5))));
    }
    List<Long> taken = takers.stream().flatMap(taker -> taker.join().stream()).toList();

    assertThat(taken).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void whoWaitsIsToldAtOnce() {
    CompletableFuture<Reply> waiting =
        CompletableFuture.supplyAsync(() -> office.get("/queue?wait=30s"));
    Await.equal(() -> followers() > 0, true);
    long start = System.nanoTime();

    String number = office.stored("processing");

    assertThat(told(waiting.join())).containsExactly("order.queued " + number);
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }

  /** Whether somebody's question has come in: its call is open, so nothing is in the log. */
  private static long followers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("events"))
        .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
        .count();
  }

  @Test
  void anEmptyQueueIsToldAfterTheTime() {
    assertThat(ids(office.get("/queue?wait=1s"))).isEmpty();
    assertThat(office.get("/queue?wait=31s").pointers()).isEqualTo("?wait");
  }

  @Test
  void pagesGoOnAfterTheLast() {
    for (int i = 0; i < 3; i++) {
      office.stored("processing");
    }
    Reply first = office.get("/queue?limit=2");
    Reply second = office.get("/queue?limit=2&after=" + first.body().get("next").longValue());

    assertThat(ids(first)).hasSize(2);
    assertThat(ids(second)).hasSize(1);
    assertThat(second.body().has("next")).isFalse();
  }

  @Test
  void anOrderWhoseTransactionEndsLateIsNotMissed() {
    try (var late = office.jdbi().open()) {
      late.begin();
      String first = office.stored("inway");
      late.execute(
          """
          insert into order_state_change (customer_id, request_id, state, at, call_id)
          select customer_id, request_id, 'processing', now(), gen_random_uuid() from order_directory
          where order_number = ?
          """,
          first);
      String second = office.stored("processing");
      Reply before = office.get("/queue");
      assertThat(told(before)).containsExactly("order.queued " + second);
      long seen = office.get("/events?limit=500").body().get("next").longValue();

      late.commit();

      assertThat(told(office.get("/queue")))
          .containsExactly("order.queued " + second, "order.queued " + first);
      assertThat(office.get("/events?after=" + seen).body().at("/events/0/orderID").stringValue())
          .isEqualTo(first);
    }
  }

  @Test
  void whatTheTransportSystemSaysItDidItselfIsNotToldToIt() {
    String number = office.newNumber();
    String own = "/orders/" + number;
    String body = BackOffice.order(office.customer, "processing");
    assertThat(office.call("PUT", own + "?taken=perhaps", body).pointers()).isEqualTo("?taken");
    assertThat(office.get(own).code()).isEqualTo("order-not-found");
    assertThat(office.call("PUT", own + "?taken=true", body).status()).isEqualTo(201);
    long change =
        office
            .post(own + "/changes", "{\"type\":\"payer_change\",\"after\":{\"name\":\"ИП Котов\"}}")
            .body()
            .get("id")
            .longValue();
    Reply decided =
        office.post("/changes/" + change + "/decision?taken=true", "{\"decision\":\"approve\"}");
    office.post(
        "/orders/states?taken=true",
        "{\"states\":[{\"orderID\":\"%s\",\"state\":\"cancelling\"}]}".formatted(number));
    assertThat(told(office.get("/queue"))).isEmpty();

    office.post(own + "/state", "{\"state\":\"cancelled\"}");
    assertThat(told(office.get("/queue"))).containsExactly("order.state " + number);
    String call = decided.http().headers().firstValue("X-Request-Id").orElseThrow();
    assertThat(
            office
                .get("/events?types=change.approved&limit=500")
                .body()
                .get("events")
                .valueStream()
                .filter(event -> event.get("change").longValue() == change)
                .map(
                    event ->
                        event.get("call").stringValue()
                            + " "
                            + event.at("/acknowledged/by").stringValue()))
        .containsExactly(call + " api_key:office");
  }
}
