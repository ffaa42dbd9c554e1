package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ChangeDecisionTest {
  private static BackOffice office;

  @BeforeAll
  static void start() {
    office = new BackOffice();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  private static Reply file(String number, String type, String after) {
    return office.post(
        "/orders/" + number + "/changes", "{\"type\":\"" + type + "\",\"after\":" + after + "}");
  }

  private static Reply decide(long id, String body) {
    return office.post("/changes/" + id + "/decision", body);
  }

  private static long id(Reply filed) {
    assertThat(filed.status()).as(filed.http().body()).isEqualTo(201);
    return filed.body().get("id").longValue();
  }

  @Test
  void approvingAppliesTheChangeAndASecondDecisionIsRefused() {
    String number = office.stored("inway");
    long id = id(file(number, "receiver_change", "{\"name\":\"ООО «Юг»\",\"inn\":\"5407654327\"}"));
    Reply approved = decide(id, "{\"decision\":\"approve\"}");
    assertThat(approved.status()).isEqualTo(200);
    assertThat(approved.text("status")).isEqualTo("success");
    assertThat(office.get("/orders/" + number).body().at("/parties/receiver/name").stringValue())
        .isEqualTo("ООО «Юг»");
    Reply again = decide(id, "{\"decision\":\"decline\",\"reason\":\"поздно\"}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("already-decided");
  }

  @Test
  void decliningKeepsTheOrderAndTheReason() {
    String number = office.stored("inway");
    long id = id(file(number, "payment_order_change", "{}"));
    assertThat(decide(id, "{\"decision\":\"decline\"}").pointers()).isEqualTo("/reason");
    Reply declined = decide(id, "{\"decision\":\"decline\",\"reason\":\"нет оплаты\"}");
    assertThat(declined.text("status")).isEqualTo("failed");
    JsonNode change = listed(id);
    assertThat(change.get("status").stringValue()).isEqualTo("failed");
    assertThat(change.get("reason").stringValue()).isEqualTo("нет оплаты");
    assertThat(change.get("decidedBy").stringValue()).isEqualTo("api_key:office");
    assertThat(change.get("orderID").stringValue()).isEqualTo(number);
  }

  private static JsonNode listed(long id) {
    return office.get("/changes?after=" + (id - 1) + "&limit=1").body().at("/changes/0");
  }

  @Test
  void listsOpenChangesPageByPage() {
    String number = office.stored("inway");
    long first = id(file(number, "payment_order_change", "{}"));
    long second = id(file(number, "payer_change", "{\"name\":\"ИП Котов\"}"));
    Reply page = office.get("/changes?status=in_progress&limit=1&after=" + (first - 1));
    assertThat(page.body().at("/changes/0/id").longValue()).isEqualTo(first);
    assertThat(page.body().get("next").longValue()).isEqualTo(first);
    Reply next = office.get("/changes?status=in_progress&limit=1&after=" + first);
    assertThat(next.body().at("/changes/0/id").longValue()).isEqualTo(second);
    Reply last = office.get("/changes?status=in_progress&after=" + second);
    assertThat(last.body().at("/changes").size()).isZero();
    assertThat(last.body().has("next")).isFalse();
    assertThat(office.get("/changes?status=lost&after=1").pointers()).isEqualTo("?status");
    assertThat(office.get("/changes?after=x").pointers()).isEqualTo("?after");
  }

  @Test
  void oneOpenChangeOfATypeAtATime() {
    String number = office.stored("inway");
    id(file(number, "payment_order_change", "{}"));
    Reply second = file(number, "payment_order_change", "{}");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("change-open");
  }

  @Test
  void theOrdersStateMayForbidFilingAndApproving() {
    String finished = office.stored("finished");
    assertThat(file(finished, "payment_order_change", "{}").code()).isEqualTo("state-forbids");
    String number = office.stored("inway");
    long id = id(file(number, "receiver_change", "{\"name\":\"ООО «Юг»\"}"));
    office.post("/orders/" + number + "/state", "{\"state\":\"finished\"}");
    assertThat(decide(id, "{\"decision\":\"approve\"}").code()).isEqualTo("state-forbids");
    assertThat(decide(id, "{\"decision\":\"decline\",\"reason\":\"выдан\"}").status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inway | contact_info_change |"
            + " {'receiver':{'contacts':[{'name':'Орлова'}],'phones':[{'number':'79119876501'}]}}",
        "inway | receiver_change | {'name':'ООО"
            + " «Юг»','inn':'5407654327','phone':'79119876501','email':'a@b.example'}",
        "inway | payer_change | {'name':'ИП Котов'}",
        "inway | payment_order_change | {}",
        "inway | giveout_suspension_change | {'date':'2026-12-05'}",
        "inway | delivery_info_change | {'address':'г. Москва, ул. Бутырская, д."
            + " 46','date':'2026-12-05','time':'10:00'}",
        "processing | pickup_info_change | {'address':'г. Тверь, ул. Советская, д."
            + " 1','date':'2026-12-05'}",
        "processing | pickup_cancel_change | {}",
      })
  void everyTypeIsFiledAndApproved(String state, String type, String after) {
    String number = office.stored(state);
    long id = id(file(number, type, after.replace('\'', '"')));
    Reply decided = decide(id, "{\"decision\":\"approve\"}");
    assertThat(decided.status()).as(decided.http().body()).isEqualTo(200);
    assertThat(office.get("/orders/" + number).status()).isEqualTo(200);
  }

  @Test
  void aDeliveryThatIsThereCanBeCancelled() {
    String number = office.stored("inway");
    Reply none = file(number, "delivery_cancel_change", "{}");
    assertThat(none.code()).isEqualTo("state-forbids");
    long changed = id(file(number, "delivery_info_change", "{\"address\":\"Тверь, 1\"}"));
    decide(changed, "{\"decision\":\"approve\"}");
    long cancelled = id(file(number, "delivery_cancel_change", "{}"));
    decide(cancelled, "{\"decision\":\"approve\"}");
    assertThat(office.get("/orders/" + number).body().at("/delivery/variant").stringValue())
        .isEqualTo("terminal");
  }

  @Test
  void aSuspensionCanBeResumed() {
    String number = office.stored("inway");
    long suspended = id(file(number, "giveout_suspension_change", "{\"date\":\"2026-12-05\"}"));
    decide(suspended, "{\"decision\":\"approve\"}");
    assertThat(office.get("/orders/" + number).text("suspendedFrom")).isEqualTo("2026-12-05");
    long resumed = id(file(number, "giveout_resumption_change", "{\"date\":\"2026-11-06\"}"));
    decide(resumed, "{\"decision\":\"approve\"}");
    assertThat(office.get("/orders/" + number).body().has("suspendedFrom")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contact_info_change | {} | /after/sender",
        "contact_info_change | {'sender':{}} | /after/sender",
        "receiver_change | {'inn':'5407654327'} | /after/name",
        "payer_change | {'name':7} | /after/name",
        "payment_order_change | {'x':1} | /after/x",
        "giveout_suspension_change | {'date':'tomorrow'} | /after/date",
        "giveout_resumption_change | {} | /after/date",
        "delivery_info_change | {} | /after/address",
        "colour_change | {} | /type",
        "payer_change | [] | /after /after/name",
      })
  void aWrongChangeIsRefusedWithItsPointer(String type, String after, String pointers) {
    Reply refused = file(office.stored("inway"), type, after.replace('\'', '"'));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.pointers()).isEqualTo(pointers);
  }

  @Test
  void unknownChangesAndOrdersAreNotFound() {
    assertThat(decide(999_999, "{\"decision\":\"approve\"}").code()).isEqualTo("change-not-found");
    Reply text = office.post("/changes/abc/decision", "{\"decision\":\"approve\"}");
    assertThat(text.code()).isEqualTo("change-not-found");
    assertThat(file("9999999999999", "payment_order_change", "{}").code())
        .isEqualTo("order-not-found");
    assertThat(decide(1, "{\"decision\":\"maybe\"}").pointers()).isEqualTo("/decision");
  }
}
