package dev.postorder.freight.book;

import dev.postorder.addressbook.CounteragentEntry;
import dev.postorder.addressbook.Requisites;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A counteragent as lists tell it. */
final class CounteragentAnswer {
  /** The names of legal forms; the client knows the others by their uids. */
  private static final Map<String, String> FORMS =
      Map.of(
          Requisites.PRIVATE_PERSON,
          "Физическое лицо",
          "0x92ee03691f25a9fe4be9910cd87ca9ca",
          "ООО");

  private final BookAnswers answers;

  CounteragentAnswer(BookAnswers answers) {
    this.answers = answers;
  }

  /** In v1 every item is wrapped into {@code counteragent}. */
  ArrayNode list(Wire wire, Iterable<CounteragentEntry> entries) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (CounteragentEntry entry : entries) {
      ObjectNode item = list.addObject();
      fill(wire, wire == Wire.V1 ? item.putObject("counteragent") : item, entry);
    }
    return list;
  }

  private void fill(Wire wire, ObjectNode item, CounteragentEntry entry) {
    Requisites requisites = entry.requisites();
    BookAnswers.id(wire, item, entry.id()).put("uid", entry.uid().toString());
    if (wire == Wire.V1) {
      item.put("is_anonym", Boolean.toString(requisites.anonymous()));
    } else {
      item.put("isAnonym", requisites.anonymous());
    }
    form(requisites).ifPresent(form -> item.put("form", form));
    requisites.form().ifPresent(uid -> item.put("formUID", uid));
    custom(requisites, "countryUID").ifPresent(uid -> item.put("countryUID", uid));
    item.put("name", requisites.name());
    if (wire == Wire.V1) {
      item.put("type", requisites.juridical() ? "juridical" : "private");
    } else {
      item.put("juridical", requisites.juridical());
    }
    requisites.inn().ifPresent(inn -> item.put("inn", inn));
    requisites.document().ifPresent(document -> document(item.putObject("document"), document));
    requisites.phone().ifPresent(phone -> item.put("phone", phone));
    requisites.email().ifPresent(email -> item.put("email", email));
    requisites.receipt().ifPresent(receipt -> item.set("dataForReceipt", receipt));
    item.put("addresses", entry.addresses())
        .put("lastUpdate", answers.time(wire, entry.updatedAt()));
  }

  private static void document(ObjectNode item, JsonNode document) {
    for (String key : List.of("type", "serial", "number", "date")) {
      Optional.ofNullable(document.get(key)).ifPresent(value -> item.put(key, value.asString()));
    }
  }

  private static Optional<String> form(Requisites requisites) {
    return custom(requisites, "formName")
        .or(
            () ->
                requisites
                    .form()
                    .flatMap(uid -> Optional.ofNullable(FORMS.get(uid.toLowerCase(Locale.ROOT)))));
  }

  private static Optional<String> custom(Requisites requisites, String key) {
    return requisites
        .customForm()
        .flatMap(form -> Optional.ofNullable(form.get(key)))
        .map(JsonNode::asString);
  }
}
