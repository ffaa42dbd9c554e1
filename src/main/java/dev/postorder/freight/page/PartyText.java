package dev.postorder.freight.page;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A party in a sentence. Of identity documents it shows the last four characters only. */
final class PartyText {
  private static final int SHOWN = 4;

  private final Sheet sheet;

  PartyText(Sheet sheet) {
    this.sheet = sheet;
  }

  /** Whether the party says who it is. */
  static boolean known(JsonNode party) {
    return Values.text(party, "name").isPresent() || party.path("anonymous").booleanValue(false);
  }

  /** Name, tax number, identity document and phone, as far as they are known. */
  void append(JsonNode party) {
    sheet.bold(Values.text(party, "name").orElseGet(() -> sheet.wording().of(Word.ANONYMOUS)));
    Values.text(party, "inn").ifPresent(inn -> sheet.text(", ").word(Word.INN).plain(inn));
    identity(party.path("document"));
    Values.text(party, "phone").ifPresent(phone -> sheet.text(", ").word(Word.PHONE).plain(phone));
    Values.text(party, "email").ifPresent(email -> sheet.text(", ").plain(email));
  }

  private void identity(JsonNode document) {
    Optional<String> end =
        Values.text(document, "number")
            .map(number -> number.substring(Math.max(0, number.length() - SHOWN)));
    end.ifPresent(shown -> sheet.text(", ").word(kind(document)).text("•••• ").plain(shown));
  }

  private static Word kind(JsonNode document) {
    return switch (Values.text(document, "type").orElse("").toLowerCase(Locale.ROOT)) {
      case "passport" -> Word.PASSPORT;
      case "drivinglicence" -> Word.DRIVING_LICENCE;
      case "foreignpassport" -> Word.FOREIGN_PASSPORT;
      default -> Word.DOCUMENT;
    };
  }
}
