package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsubscribedTest {
  private static NotificationStage stage;
  private static BackOffice office;

  @BeforeAll
  static void start() {
    stage = new NotificationStage();
    office = stage.office;
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  private static String path(String rest) {
    return "/customers/" + office.customer.uid() + "/unsubscribed" + rest;
  }

  @Test
  void whoIsUnsubscribedIsToldNothingUntilHeIsTakenOffTheList() {
    Reply put = office.call("PUT", path("/email/Sklad@Romashka.example"), "");
    assertThat(put.status()).isEqualTo(201);
    assertThat(put.text("recipient")).isEqualTo("sklad@romashka.example");
    assertThat(office.call("PUT", path("/email/sklad@romashka.example"), "").status())
        .isEqualTo(200);
    String number = office.stored("delivery");
    office.post("/orders/" + number + "/state", "{\"state\":\"finished\"}");
    assertThat(stage.count(NotificationStage.of(number))).isZero();
    assertThat(office.call("DELETE", path("/email/sklad%40romashka.example"), "").status())
        .isEqualTo(200);
    assertThat(office.call("DELETE", path("/email/sklad@romashka.example"), "").code())
        .isEqualTo("unsubscribed-not-found");
    stage.completed();
    assertThat(
            stage.texts(
                "select outcome from call where message = 'api/v1/customers/unsubscribed/put'"))
        .contains("ok");
  }

  @Test
  void theListHasPages() {
    String other = "/customers/" + office.newCustomer("Другой").uid() + "/unsubscribed";
    for (String one :
        new String[] {"email/b@example.org", "email/a@example.org", "sms/79161234567"}) {
      assertThat(office.call("PUT", other + "/" + one, "").status()).isEqualTo(201);
    }
    Reply first = office.get(other + "?limit=2");
    assertThat(first.body().at("/unsubscribed/0/recipient").stringValue())
        .isEqualTo("a@example.org");
    assertThat(first.text("next")).isEqualTo("email:b@example.org");
    Reply last = office.get(other + "?limit=2&after=" + first.text("next"));
    assertThat(last.body().path("unsubscribed")).hasSize(1);
    assertThat(last.body().at("/unsubscribed/0/channel").stringValue()).isEqualTo("sms");
    assertThat(last.body().has("next")).isFalse();
    assertThat(office.get(other + "?after=x&limit=0").pointers()).isEqualTo("?after ?limit");
  }

  @Test
  void aRussianMobileIsKeptAsSmsAreAddressed() {
    Reply put = office.call("PUT", path("/sms/89165550011"), "");
    assertThat(put.text("recipient")).isEqualTo("79165550011");
    assertThat(office.call("DELETE", path("/sms/79165550011"), "").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/email/nobody", "/sms/12", "/fax/79161234567", "/email/a,b@example.org"})
  void whatIsNoRecipientIsRefused(String rest) {
    assertThat(office.call("PUT", path(rest), "").code()).isEqualTo("invalid");
    assertThat(office.call("DELETE", path(rest), "").code()).isEqualTo("invalid");
  }

  @Test
  void ofNobodyNobodyIsUnsubscribed() {
    String nobody = "/customers/11111111-2222-3333-4444-555555555555/unsubscribed";
    assertThat(office.get(nobody).code()).isEqualTo("customer-not-found");
    assertThat(office.call("PUT", nobody + "/sms/79161234567", "").code())
        .isEqualTo("customer-not-found");
    assertThat(office.call("DELETE", nobody + "/sms/79161234567", "").code())
        .isEqualTo("customer-not-found");
  }

  @Test
  void aCustomerHasAPhoneAndALanguage() {
    String customer = "/customers/11111111-1111-4111-8111-111111111111";
    String body = "{\"name\":\"ООО\",\"phone\":\"79161234567\",\"language\":\"en\"}";
    Reply put = office.call("PUT", customer, body);
    assertThat(put.status()).isEqualTo(201);
    assertThat(put.text("phone")).isEqualTo("79161234567");
    assertThat(office.get(customer).text("language")).isEqualTo("en");
    assertThat(office.call("PUT", customer, "{\"name\":\"ООО\"}").body().has("phone")).isFalse();
    assertThat(
            office
                .call("PUT", customer, "{\"name\":\"ООО\",\"phone\":\"+7\",\"language\":\"de\"}")
                .pointers())
        .isEqualTo("/phone /language");
  }
}
