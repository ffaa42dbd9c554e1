package dev.postorder.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers and the rules of notification as an administrator keeps them in a browser. */
class RegisterPagesTest {
  private static final String XSS = "<img src=x onerror=\"document.title='owned'\">";

  private static RegisterStage stage;

  private Window window;
  private Page page;

  @BeforeAll
  static void start() {
    stage = new RegisterStage();
  }

  @AfterAll
  static void stop() {
    Optional.ofNullable(stage).ifPresent(RegisterStage::close);
  }

  @AfterEach
  void close() {
    assertThat(page.title()).isNotEqualTo("owned");
    window.close();
  }

  private void open(String locale, String path) {
    window = stage.open(locale, path);
    page = window.page();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "en"})
  void aCustomerIsAddedFoundChangedAndToldByRulesOfItsOwn(String locale) {
    open(locale, "customers");
    page.locator(".actions a.button").click();
    page.locator("#f-name").fill(XSS + ("ООО Ёж" + " " + locale));
    page.locator("#f-inn").fill("12");
    page.locator("#f-documentNumber").fill("77");
    RegisterStage.send(page, "main form.form button");
    assertThat(page.locator(".fault").count()).isEqualTo(2);
    page.locator("#f-inn").fill("6950123450");
    page.locator("#f-documentType").selectOption("passport");
    page.locator("#f-email").fill("ezh@ezh.example");
    RegisterStage.send(page, "main form.form button");
    assertThat(page.locator("h1").textContent()).contains(XSS + ("ООО Ёж" + " " + locale));
    String address = page.url();

    RegisterStage.go(window, "customers");
    RegisterStage.search(page, ("ёж" + " " + locale).substring(0, 2));
    assertThat(page.locator("#found").textContent()).contains("6950123450");

    page.navigate(address + "/edit");
    stage
        .server
        .jdbi()
        .useHandle(
            h -> h.execute("update customer set phone = '79001112233' where inn is not null"));
    page.locator("#f-managerName").fill("Иванов");
    RegisterStage.send(page, "main form.form button");
    assertThat(page.locator(".flash").getAttribute("data-tone")).isEqualTo("bad");
    assertThat(page.locator("#f-managerName").inputValue()).isEqualTo("Иванов");
    RegisterStage.send(page, "main form.form button");
    assertThat(RegisterStage.main(page)).contains("Иванов");

    RegisterStage.send(page, "form[action$='/disable'] button");
    assertThat(page.locator("form[action$='/disable']").count()).isZero();
    RegisterStage.go(window, "customers?search=" + ("ёж" + " " + locale).replace(' ', '+'));
    assertThat(page.locator("#found .badge[data-tone=plain]").count()).isEqualTo(1);
    page.navigate(address);
    RegisterStage.send(page, "form[action$='/enable'] button");
    assertThat(page.locator("form[action$='/disable']").count()).isEqualTo(1);
    assertThat(
            stage.one(
                "select string_agg(note, '; ') from call where message ~ 'customers/(dis|en)able'"))
        .contains("customer ");

    page.navigate(address + "/rules");
    String box = "input[value='order_state.inway|receiver|email']";
    boolean before = page.locator(box).isChecked();
    page.locator(box).click();
    RegisterStage.send(page, "main table.boxes ~ .row button >> nth=0");
    assertThat(page.locator(box).isChecked()).isEqualTo(!before);
    assertThat(page.locator("td[data-own]").count()).isEqualTo(1);
    RegisterStage.send(page, "button.quiet[formaction]");
    assertThat(page.locator("td[data-own]").count()).isZero();
    page.locator("#f-recipient").fill("kto");
    RegisterStage.send(page, "form.filter button");
    assertThat(page.locator("#f-recipient-fault").count()).isEqualTo(1);
    page.locator("#f-recipient").fill("Gone@ezh.example");
    RegisterStage.send(page, "form.filter button");
    assertThat(RegisterStage.main(page)).contains("gone@ezh.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ru", "en"})
  void theRulesForAllAreChangedUnlessSomebodyElseWasFaster(String locale) {
    String rule =
        "from notification_rule where customer_id = 0 and event = 'order_state.pickup' and role ="
            + " 'payer' and channel = 'sms'";
    String box = "input[value='order_state.pickup|payer|sms']";
    open(locale, "rules");
    boolean before = page.locator(box).isChecked();
    page.locator(box).click();
    RegisterStage.send(page, "main form .row button");
    assertThat(page.locator(".flash").textContent()).contains("1");
    assertThat(page.locator(box).isChecked()).isEqualTo(!before);
    assertThat(stage.one("select enabled::text " + rule)).isEqualTo(String.valueOf(!before));

    stage
        .server
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    rule.replace("from", "update")
                        .replace("where", "set enabled = not enabled where")));
    page.locator("input[value='order_state.arrived|payer|sms']").click();
    RegisterStage.send(page, "main form .row button");
    assertThat(page.locator(".flash").getAttribute("data-tone")).isEqualTo("bad");
    assertThat(page.locator(box).isChecked()).isEqualTo(before);
    assertThat(
            stage.one(
                "select string_agg(note, ' ') from call where message ="
                    + " 'console/customers/default-rules'"))
        .contains("rules: 1");
  }
}
