package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.BackOffice.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Searches of orders that API keys have saved. */
class SavedSearchesTest {
  private static BackOffice office;

  @BeforeAll
  static void start() {
    office = new BackOffice();
  }

  @AfterAll
  static void stop() {
    office.close();
  }

  @Test
  void aSearchIsSavedFoundUsedAndForgotten() {
    String number = office.stored("inway");
    String query = "state=inway&customer=" + office.customer.uid();
    Reply saved = office.call("PUT", "/saved-searches/on%20the%20way", body(query));
    assertThat(saved.text("name")).isEqualTo("on the way");
    Reply list = office.get("/saved-searches");
    assertThat(list.body().at("/searches/0/query").stringValue()).isEqualTo(query);
    String found = list.body().at("/searches/0/query").stringValue();
    assertThat(office.get("/orders?" + found).http().body()).contains(number);

    office.call("PUT", "/saved-searches/on%20the%20way", body("state=arrived"));
    assertThat(office.get("/saved-searches").body().get("searches")).hasSize(1);
    office
        .jdbi()
        .useHandle(
            h ->
                h.execute(
                    "insert into saved_filter values ('operator:anna', 'hers', 'state=inway',"
                        + " now())"));
    assertThat(office.get("/saved-searches").body().get("searches")).hasSize(1);
    assertThat(office.call("DELETE", "/saved-searches/hers", "").code())
        .isEqualTo("saved-search-not-found");
    assertThat(office.call("DELETE", "/saved-searches/on%20the%20way", "").status()).isEqualTo(200);
    assertThat(office.get("/saved-searches").body().get("searches")).isEmpty();
  }

  @Test
  void whatCannotBeSearchedIsNotSaved() {
    Reply wrong = office.call("PUT", "/saved-searches/x", body("state=nowhere&color=red"));
    assertThat(wrong.pointers()).isEqualTo("/query /query");
    assertThat(wrong.http().body()).contains("?color", "?state");
    assertThat(office.call("PUT", "/saved-searches/" + "x".repeat(101), body("q=1")).status())
        .isEqualTo(422);
    assertThat(office.get("/saved-searches").http().body()).doesNotContain("nowhere");
  }

  private static String body(String query) {
    return "{\"query\":\"%s\"}".formatted(query);
  }
}
