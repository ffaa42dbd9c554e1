package dev.postorder.document;

import dev.postorder.document.Paper.Block;
import dev.postorder.order.Contact;
import dev.postorder.order.Party;
import dev.postorder.order.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a paper says of a party. Of identity documents it shows the last four characters only. */
final class PartyBlock {
  private static final int SHOWN = 4;

  private PartyBlock() {}

  static Block of(Texts texts, List<Party> parties, Role role) {
    return parties.stream()
        .filter(party -> party.role() == role)
        .findFirst()
        .map(party -> block(texts, party))
        .orElseGet(() -> new Block("", List.of()));
  }

  private static Block block(Texts texts, Party party) {
    String name =
        party.name().isBlank() && party.anonymous() ? texts.of(Term.ANONYMOUS) : party.name();
    return new Rows(texts)
        .add(Term.NAME, name)
        .add(Term.INN, party.inn())
        .add(Term.DOCUMENT, party.document().flatMap(document -> document(texts, document)))
        .add(Term.PHONE, party.phone().map(phone -> texts.phone(phone, "")))
        .add(Term.EMAIL, party.email())
        .add(Term.CONTACTS, party.contacts().stream().map(Contact::name).toList())
        .add(Term.PHONES, party.phones().stream().map(texts::phone).toList())
        .under(Term.valueOf(party.role().name()));
  }

  private static Optional<String> document(Texts texts, JsonNode document) {
    String number =
        Texts.value(document, "serial").orElse("") + Texts.value(document, "number").orElse("");
    if (number.isEmpty()) {
      return Optional.empty();
    }
    String end = number.substring(Math.max(0, number.length() - SHOWN));
    return Optional.of(kind(texts, Texts.value(document, "type").orElse("")) + "•••• " + end);
  }

  private static String kind(Texts texts, String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "passport" -> texts.of(Term.PASSPORT) + " ";
      case "drivinglicence" -> texts.of(Term.DRIVING_LICENCE) + " ";
      case "foreignpassport" -> texts.of(Term.FOREIGN_PASSPORT) + " ";
      default -> "";
    };
  }
}
