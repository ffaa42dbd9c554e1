package dev.postorder.backoffice;

import dev.postorder.access.CustomerDetails;
import dev.postorder.platform.config.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** A customer in a request. */
record CustomerBody(
    String name, Optional<String> inn, Optional<String> email, CustomerDetails details) {
  private static final Set<String> FIELDS =
      new TreeSet<>(
          List.of(
              "uid",
              "name",
              "inn",
              "email",
              "phone",
              "language",
              "juridical",
              "form",
              "document",
              "cashOnDelivery",
              "manager",
              "disabled"));
  private static final Set<String> DOCUMENTS =
      new TreeSet<>(List.of("passport", "drivingLicence", "foreignPassport"));

  /** Reads it and refuses it with all its faults; {@code uid} and {@code disabled} are ignored. */
  static CustomerBody read(ObjectNode json) {
    Fields fields = Fields.of(json).only(FIELDS);
    String name = fields.required("name", fields.text("name", 300), () -> "");
    Fields document = fields.object("document").only(Set.of("type", "serial", "number"));
    Fields manager = fields.object("manager").only(Set.of("name", "phone", "email"));
    Optional<String> type =
        document.parsed(
            "type",
            "one of " + String.join(", ", DOCUMENTS),
            text -> Optional.of(text).filter(DOCUMENTS::contains));
    if (fields.has("document")) {
      document.required("type", type, () -> "");
    }
    var details =
        new CustomerDetails(
            !fields.has("juridical") || fields.flag("juridical"),
            PartyBody.form(fields),
            type,
            document.text("serial", 20),
            document.text("number", 20),
            fields.flag("cashOnDelivery"),
            manager.text("name", 200),
            PartyBody.phone(manager),
            PartyBody.email(manager),
            PartyBody.phone(fields),
            language(fields));
    var body = new CustomerBody(name, PartyBody.inn(fields), PartyBody.email(fields), details);
    fields.end();
    return body;
  }

  /** The field {@code language}. */
  static Optional<Language> language(Fields fields) {
    return fields.parsed(
        "language",
        "ru or en",
        text -> Arrays.stream(Language.values()).filter(l -> l.code().equals(text)).findFirst());
  }
}
