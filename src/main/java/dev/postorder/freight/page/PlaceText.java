package dev.postorder.freight.page;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where and when, as it was and as it becomes. */
final class PlaceText {
  private final Sheet sheet;

  PlaceText(Sheet sheet) {
    this.sheet = sheet;
  }

  /** A paragraph for everything that is new, with what it was. */
  void changed(JsonNode before, JsonNode after) {
    Optional<String> was = where(before);
    if (after.has("address")) {
      line(Word.ADDRESS, Values.text(after, "address"), was);
    } else {
      line(Word.TERMINAL, Values.text(after, "terminalID"), was);
    }
    line(Word.DATE, Values.day(after, "date"), Values.day(before, "date"));
    line(Word.TIME, Values.text(after, "time"), Values.text(before, "time"));
  }

  private Optional<String> where(JsonNode place) {
    return Values.text(place, "address")
        .or(
            () ->
                Values.text(place, "terminalID")
                    .map(id -> sheet.wording().of(Word.TERMINAL) + " " + id));
  }

  private void line(Word name, Optional<String> value, Optional<String> former) {
    value.ifPresent(
        text -> {
          sheet.start().word(name).bold(text);
          former
              .filter(was -> !was.equals(text))
              .ifPresent(was -> sheet.newLine().formerly(List.of(was)));
          sheet.end();
        });
  }

  /** What no longer takes place. */
  void givenUp(Word what, JsonNode before) {
    Values.text(before, "address")
        .ifPresent(
            address -> {
              sheet.start().word(what).bold(address);
              Values.day(before, "date").ifPresent(day -> sheet.text(", ").bold(day));
              Values.text(before, "time").ifPresent(time -> sheet.text(", ").bold(time));
              sheet.end();
            });
  }
}
