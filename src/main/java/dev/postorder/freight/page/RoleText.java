package dev.postorder.freight.page;

import tools.jackson.databind.JsonNode;

/** Which of the order's parties does what. */
final class RoleText {
  private final Sheet sheet;
  private final JsonNode before;
  private final JsonNode after;

  RoleText(Sheet sheet, JsonNode before, JsonNode after) {
    this.sheet = sheet;
    this.before = before;
    this.after = after;
  }

  /** Who asked for it. */
  void requester() {
    Values.role(after, "requester")
        .ifPresent(role -> sheet.start().word(Word.REQUESTER).bold(sheet.wording().of(role)).end());
  }

  /** Who pays, and who did. */
  void pays(Word what, String key) {
    Values.role(after, key)
        .ifPresent(
            role -> {
              sheet.start().word(what).bold(sheet.wording().of(role));
              Values.role(before, key)
                  .filter(former -> former != role)
                  .ifPresent(
                      former ->
                          sheet.newLine().word(Word.FORMERLY).text(sheet.wording().of(former)));
              sheet.end();
            });
  }
}
