package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.document.DocumentLinks.Target;
import dev.postorder.document.OrderForm;
import dev.postorder.document.SampleOrder;
import dev.postorder.order.OrderState;
import dev.postorder.order.OrderView;
import dev.postorder.order.OwnNumber;
import dev.postorder.order.Party;
import dev.postorder.order.Role;
import dev.postorder.order.search.FoundOrder;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the attributes of a SimpleReserve mean for an order (decision 14). */
class ReserveWriterTest {
  private static final WireTime TIME = new WireTime(ZoneId.of("Europe/Moscow"));
  private static final OrderView ORDER = SampleOrder.in(OrderState.INWAY);

  private static String written(OrderView order) {
    OrderFiles files =
        target ->
            target instanceof Target.Order(int id, OrderForm form)
                ? Optional.of("https://x/" + id + "/" + form)
                : Optional.empty();
    return new ReserveWriter(TIME, files).of("Reserve", found(order));
  }

  private static FoundOrder found(OrderView order) {
    return new FoundOrder(
        order,
        JsonNodeFactory.instance.objectNode(),
        OwnNumber.of(order.payment()),
        2,
        List.of(new FoundOrder.Step(order.state(), order.stateAt())));
  }

  private static OrderView order(
      long customerId, Optional<String> createdBy, List<Party> parties, JsonNode payment) {
    return new OrderView(
        customerId,
        ORDER.customer(),
        ORDER.requestId(),
        ORDER.orderNumber(),
        ORDER.state(),
        ORDER.createdAt(),
        createdBy,
        ORDER.stateAt(),
        ORDER.updatedAt(),
        ORDER.produceDate(),
        ORDER.suspendedFrom(),
        ORDER.suspendedTo(),
        ORDER.multiRequestId(),
        ORDER.pickup(),
        ORDER.delivery(),
        parties,
        ORDER.cargo(),
        payment);
  }

  private static OrderView paying(String payment) {
    return order(7, Optional.empty(), ORDER.parties(), JsonMapper.shared().readTree(payment));
  }

  @Test
  void numbersAndTimesAreTheOrders() {
    assertThat(written(ORDER))
        .startsWith(
            "<Reserve id_Reserve=\"700001\" id_ComplexReserve=\"700010\" Price=\"0\""
                + " id_ReserveType=\"0\" id_AgentGroup=\"0\" id_ClientGroup=\"7\""
                + " id_ServiceTeam=\"0\" id_ReserveState=\"3\" Markup=\"0\""
                + " DateCreate=\"2026-11-20T12:15:00.0000000+03:00\" id_Agreement=\"0\""
                + " Locator=\"2600000000017\"><id_PayerOrganization xsi:nil=\"true\"/>")
        .contains(
            "<Name>ООО &lt;b&gt;Ромашка&lt;/b&gt; &amp; Ёлочка</Name><INN>7709876543</INN>",
            "<Caption>Накладная</Caption><Url>https://x/700001/WAYBILL</Url>");
  }

  @Test
  void aDraftHasNoLocatorAndItsPaperIsTheRequest() {
    assertThat(written(SampleOrder.in(OrderState.DRAFT)))
        .contains(" id_ReserveState=\"1\"", "<Caption>Заявка</Caption>", "/700001/REQUEST</Url>")
        .doesNotContain("Locator");
  }

  @ParameterizedTest
  @EnumSource(OrderState.class)
  void everyStateIsOneOfSeven(OrderState state) {
    int number =
        switch (state) {
          case DRAFT -> 1;
          case PROCESSING, WAITING -> 2;
          case CANCELLING -> 4;
          case FINISHED -> 5;
          case CANCELLED -> 6;
          case DECLINED -> 7;
          case PICKUP,
              RECEIVED,
              RECEIVED_WAREHOUSING,
              INWAY,
              ARRIVED,
              WAREHOUSING,
              ARRIVED_TO_AIRPORT,
              AIRPORT_WAREHOUSING,
              DELIVERY,
              ACCOMPANYING_DOCUMENTS_RETURN ->
              3;
        };

    assertThat(written(SampleOrder.in(state))).contains(" id_ReserveState=\"" + number + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"totalSum\": \"12345.67\"}         | 12345.67",
        "{\"totalSum\": 12345.6}              | 12345.6",
        "{\"TOTALSUM\": \" 100.00 \"}         | 100",
        "{\"totalSum\": 1.2345e3}             | 1234.5",
        "{\"totalSum\": 0.30000000000000004}  | 0.3",
        "{\"totalSum\": -5}                   | -5",
        "{\"totalSum\": 999999999999999}      | 999999999999999",
        "{\"totalSum\": 1000000000000000}     | 0",
        "{\"totalSum\": \"1e99\"}             | 0",
        "{\"totalSum\": \"1e999999999\"}      | 0",
        "{\"totalSum\": \"много\"}            | 0",
        "{\"totalSum\": {\"a\": 1}}           | 0",
        "{\"totalSum\": null}                 | 0",
        "{}                                   | 0",
        "[]                                   | 0",
      })
  void thePriceIsTheTotalSumOfThePayment(String payment, String price) {
    assertThat(written(paying(payment))).contains(" Price=\"" + price + "\" ");
  }

  @Test
  void theCustomersOwnNumbersAreCodes() {
    String payment = "{\"cashOnDelivery\": [{\"orderNumber\": \"A<1\"}, {\"orderNumber\": \"B\"}]}";

    assertThat(written(paying(payment)))
        .contains("<CodeName>A&lt;1</CodeName>", "<CodeName>B</CodeName>");
  }

  @Test
  void whoPaysIsThePartyThatIsThePayerElseTheOneThatThePaymentNames() {
    List<Party> others =
        ORDER.parties().stream().filter(party -> party.role() != Role.PAYER).toList();
    JsonNode named = JsonMapper.shared().readTree("{\"primaryPayer\": \"receiver\"}");
    JsonNode odd = JsonMapper.shared().readTree("{\"primaryPayer\": {\"a\": 1}}");

    assertThat(written(order(7, Optional.empty(), others, named)))
        .contains("<Payer><Name>Артёмов Фёдор Щукич</Name>");
    assertThat(written(order(7, Optional.empty(), others, odd))).doesNotContain("<Payer>");
  }

  @ParameterizedTest
  @CsvSource({"anna@domain.ru, <Creator Email=\"anna@domain.ru\"/>", "+79161234567, <Creator/>"})
  void theCreatorIsToldByEmail(String login, String creator) {
    OrderView order = order(7, Optional.of(login), ORDER.parties(), ORDER.payment());

    assertThat(written(order)).contains(creator);
  }

  @Test
  void aCustomerPastAnIntIsNoGroup() {
    OrderView order = order(3_000_000_000L, Optional.empty(), ORDER.parties(), ORDER.payment());

    assertThat(written(order)).contains(" id_ClientGroup=\"0\" ");
  }

  @Test
  void withoutLinksThereAreNoFiles() {
    String order = new ReserveWriter(TIME, target -> Optional.empty()).of("Reserve", found(ORDER));

    assertThat(order).contains("<Files></Files>");
  }
}
