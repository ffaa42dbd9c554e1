package dev.postorder.freight.page;

import dev.postorder.change.HistoryEntry;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** When and against what cargo is given out. */
final class ReleaseText {
  private final Sheet sheet;
  private final RoleText roles;
  private final HistoryEntry entry;
  private final JsonNode before;
  private final JsonNode after;

  ReleaseText(Sheet sheet, RoleText roles, HistoryEntry entry, JsonNode before) {
    this.sheet = sheet;
    this.roles = roles;
    this.entry = entry;
    this.before = before;
    this.after = entry.after();
  }

  void paymentOrder() {
    sheet.start();
    sheet.comesTo(entry).end();
    Optional<String> number = Values.text(after, "number");
    Optional<String> amount = Values.text(after, "amount");
    if (number.isPresent() || amount.isPresent()) {
      sheet.start().text(sheet.wording().of(Word.PAYMENT_ORDER));
      number.ifPresent(no -> sheet.text(" ").word(Word.NUMBER).bold(no));
      Values.day(after, "date").ifPresent(day -> sheet.text(" ").word(Word.DATED).bold(day));
      amount.ifPresent(sum -> sheet.text(" ").word(Word.AMOUNT).bold(sum + " ₽"));
      sheet.end();
    }
    Optional<Word> means = means(after);
    if (Values.role(after, "primaryPayer").isPresent() || means.isPresent()) {
      roles.pays(Word.ORDER_PAYER, "primaryPayer");
      means.ifPresent(word -> sheet.start().bold(sheet.wording().of(word)).end());
    }
  }

  private static Optional<Word> means(JsonNode payment) {
    return switch (Values.text(payment, "type").orElse("")) {
      case "cash" -> Optional.of(Word.CASH);
      case "noncash" -> Optional.of(Word.NONCASH);
      default -> Optional.empty();
    };
  }

  void suspension() {
    sheet.start();
    if (period(after, Word.SINCE)) {
      sheet.newLine();
    }
    sheet.comesTo(entry).end();
  }

  void resumption() {
    sheet.start();
    Values.day(after, "date").ifPresent(day -> sheet.word(Word.SINCE).bold(day).newLine());
    sheet.comesTo(entry).end();
    if (before.has("from") || before.has("date")) {
      sheet.start();
      period(before, Word.WAS_SUSPENDED);
      sheet.end();
    }
  }

  /** «с 01.04.2020 по 05.04.2020»; whether there was anything to say. */
  private boolean period(JsonNode days, Word since) {
    Optional<String> from = Values.day(days, "from").or(() -> Values.day(days, "date"));
    from.ifPresent(day -> sheet.word(since).bold(day));
    Optional<String> to = Values.day(days, "to");
    to.ifPresent(day -> sheet.text(from.isPresent() ? " " : "").word(Word.UNTIL).bold(day));
    return from.isPresent() || to.isPresent();
  }
}
