package dev.postorder.notify.template;

import dev.postorder.order.Phone;
import dev.postorder.platform.config.Language;
import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A member of what a change says, in the order in which letters tell of it. */
enum ChangeField {
  NAME("name", Word.NAME),
  ADDRESS("address", Word.ADDRESS),
  TERMINAL("terminalID", Word.TERMINAL),
  DATE("date", Word.DATE),
  TIME("time", Word.TIME),
  FROM("from", Word.FROM),
  TO("to", Word.TO),
  CONTACTS("contacts", Word.CONTACTS),
  PHONES("phones", Word.PHONES),
  ROLE("role", Word.PAYS_AS),
  PAYER("payer", Word.DELIVERY_PAID_BY),
  STORE_PAYER("storePayer", Word.STORAGE_PAID_BY),
  PRIMARY_PAYER("primaryPayer", Word.ORDER_PAID_BY),
  PAYMENT("type", Word.PAYMENT),
  NUMBER("number", Word.NUMBER),
  AMOUNT("amount", Word.AMOUNT),
  REQUESTER("requester", Word.REQUESTER);

  private final String key;
  private final Word word;

  ChangeField(String key, Word word) {
    this.key = key;
    this.word = word;
  }

  Word word() {
    return word;
  }

  /** Whether the object has the member at all; an empty list is one. */
  boolean in(JsonNode object) {
    return switch (this) {
      case NAME -> object.has(key) || object.path("anonymous").booleanValue(false);
      case PAYER -> object.path(key).isString();
      case TERMINAL -> object.has(key) && !object.has("address");
      default -> object.has(key);
    };
  }

  /** What it says; empty when it is absent or says nothing. */
  Optional<String> say(JsonNode object, Language language) {
    return switch (this) {
      case NAME -> party(object, language);
      case ADDRESS, TERMINAL, TIME, NUMBER -> Plain.of(object, key);
      case DATE, FROM, TO -> Plain.of(object, key).map(ChangeField::day);
      case AMOUNT -> Plain.of(object, key).map(sum -> sum + " ₽");
      case CONTACTS -> list(object, language, ChangeField::contact);
      case PHONES -> list(object, language, ChangeField::phone);
      case ROLE, PAYER, STORE_PAYER, PRIMARY_PAYER, PAYMENT, REQUESTER ->
          Plain.of(object, key).flatMap(Word::of).map(value -> value.in(language));
    };
  }

  /** What it was; an address may have been a terminal, and a terminal an address. */
  Optional<String> former(JsonNode before, Language language) {
    return switch (this) {
      case ADDRESS, TERMINAL ->
          Plain.of(before, "address")
              .or(
                  () ->
                      Plain.of(before, "terminalID")
                          .map(id -> Word.TERMINAL.in(language) + " " + id));
      default -> say(before, language);
    };
  }

  /** {@code 2020-03-26} as {@code 26.03.2020}; anything else as it is. */
  private static String day(String date) {
    return date.matches("\\d{4}-\\d\\d-\\d\\d")
        ? date.substring(8) + "." + date.substring(5, 7) + "." + date.substring(0, 4)
        : date;
  }

  /** Name and tax number; never the identity document. */
  private static Optional<String> party(JsonNode party, Language language) {
    Optional<String> name =
        Plain.of(party, "name")
            .or(
                () ->
                    Optional.of(party.path("anonymous").booleanValue(false))
                        .filter(anonymous -> anonymous)
                        .map(anonymous -> Word.ANONYMOUS.in(language)));
    String inn =
        Plain.of(party, "inn").map(no -> ", " + Word.INN.in(language) + " " + no).orElse("");
    return name.map(text -> text + inn);
  }

  private Optional<String> list(JsonNode object, Language language, Said said) {
    if (!object.path(key).isArray()) {
      return Optional.empty();
    }
    var values = new ArrayList<String>();
    object.path(key).forEach(one -> said.of(one, language).ifPresent(values::add));
    return Optional.of(values.isEmpty() ? Word.NONE.in(language) : String.join(", ", values));
  }

  @FunctionalInterface
  private interface Said {
    Optional<String> of(JsonNode one, Language language);
  }

  private static Optional<String> contact(JsonNode contact, Language language) {
    return Plain.of(contact, "name");
  }

  private static Optional<String> phone(JsonNode phone, Language language) {
    String ext =
        Plain.of(phone, "ext").map(no -> " " + Word.EXT.in(language) + " " + no).orElse("");
    return Plain.of(phone, "number").map(number -> Phone.readable(number) + ext);
  }
}
