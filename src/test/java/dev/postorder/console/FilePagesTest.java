package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.access.OperatorRole;
import dev.postorder.testing.ConsoleVisitor;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes that operators file from an order's page. */
class FilePagesTest {
  private static final String PAGE = "/console/orders/1/change";

  private static TestServer server;
  private static Operating operator;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    operator = new Operating(server, ConsoleVisitor.of(server, OperatorRole.OPERATOR));
    server
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("insert into customer (id, name) values (1, 'ООО Ромашка')");
              handle.execute(
                  "insert into order_directory (request_id, order_number, customer_id)"
                      + " values (1, '2600000000001', 1)");
              handle.execute(
                  """
                  insert into orders (customer_id, request_id, order_number, state, in_order, created_at, state_at,
                                      updated_at, pickup_variant, pickup_address, delivery_variant, delivery_address)
                  values (1, 1, '2600000000001', 'processing', true, now(), now(), now(),
                          'address', 'Москва', 'address', 'Казань')
                  """);
              handle.execute(
                  """
                  insert into order_party (customer_id, request_id, role, name)
                  values (1, 1, 'sender', 'А'), (1, 1, 'receiver', 'Б')
                  """);
            });
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String filed() {
    return server
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select status || ' ' || type || ' ' || after from change_request"
                            + " order by id desc limit 1")
                    .mapTo(String.class)
                    .findOne()
                    .orElse(""));
  }

  private static HttpResponse<String> file(String type, String name, String value, String... more) {
    String[] fields = new String[more.length + 4];
    fields[0] = "type";
    fields[1] = type;
    fields[2] = name;
    fields[3] = value;
    System.arraycopy(more, 0, fields, 4, more.length);
    return operator.send(PAGE, fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "payer_change|name|ИП Котов|{\"name\": \"ИП Котов\"}",
        "pickup_info_change|address|Тверь|{\"address\": \"Тверь\"}",
        "delivery_info_change|date|2098-12-01|{\"date\": \"2098-12-01\"}",
        "pickup_cancel_change|contactName|Анна|{\"contacts\": [{\"name\": \"Анна\"}]}",
        "delivery_cancel_change|contactPhone|79201234501|{\"phones\": [{\"ext\": \"\", \"number\":"
            + " \"79201234501\"}]}",
        "receiver_change|name|ООО Юг|{\"name\": \"ООО Юг\"}",
        "payment_order_change|amount|1234,5|{\"amount\": \"1234.5\"}",
        "contact_info_change|receiverName|Анна|{\"receiver\": {\"contacts\": [{\"name\":"
            + " \"Анна\"}]}}"
      })
  void whatIsTypedIsFiledAndWaits(String type, String field, String value, String after) {
    HttpResponse<String> answer = file(type, field, value);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/console/orders/1");
    assertThat(filed()).isEqualTo("in_progress " + type + " " + after);
    assertThat(operator.follow(answer).body()).contains("ждёт решения");
  }

  @Test
  void allThatIsWrongIsToldAndNothingFiled() {
    String before = filed();
    HttpResponse<String> answer = file("payer_change", "inn", "12", "phone", "no", "email", "no");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body().split("class=\"fault\"", -1)).hasSize(5);
    assertThat(file("contact_info_change", "x", "y").statusCode()).isEqualTo(422);
    assertThat(file("giveout_suspension_change", "from", "2098-02-02", "to", "2098-02-01").body())
        .contains("f-to-fault");
    assertThat(file("giveout_suspension_change", "from", "2098-02-02").statusCode()).isEqualTo(409);
    assertThat(
            file("receiver_change", "storePayer", "third", "inn", "1", "thirdPhone", "no").body())
        .contains("f-name-fault", "f-inn-fault", "f-thirdName-fault", "f-thirdPhone-fault");
    assertThat(file("receiver_change", "anonymous", "yes", "pays", "yes").body())
        .contains("f-pays-fault")
        .doesNotContain("f-name-fault");
    assertThat(file("payment_order_change", "amount", "1,234", "payment", "gold").body())
        .contains("f-amount-fault", "f-payment-fault");
    assertThat(file("payment_order_change", "primaryPayer", "third").statusCode()).isEqualTo(409);
    assertThat(filed()).isEqualTo(before);
    assertThat(operator.get("/console/orders/77/change").statusCode()).isEqualTo(404);
  }
}
