package dev.postorder.backoffice;

import dev.postorder.access.CustomerDetails;
import dev.postorder.access.CustomerRules;
import dev.postorder.platform.config.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * A customer in a request.
 *
 * @param disabled empty where it is to stay as it is
 */
record CustomerBody(
    String name,
    Optional<String> inn,
    Optional<String> email,
    CustomerDetails details,
    Optional<Boolean> disabled) {
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

  /** Reads it and refuses it with all its faults; {@code uid} is ignored. */
  static CustomerBody read(ObjectNode json) {
    Fields fields = Fields.of(json).only(FIELDS);
    String name =
        fields.required("name", fields.text("name", CustomerRules.LONGEST_NAME), () -> "");
    Fields document = fields.object("document").only(Set.of("type", "serial", "number"));
    Fields manager = fields.object("manager").only(Set.of("name", "phone", "email"));
    Optional<String> type =
        document.parsed(
            "type",
            "one of " + String.join(", ", CustomerRules.DOCUMENTS),
            text -> Optional.of(text).filter(CustomerRules.DOCUMENTS::contains));
    if (fields.has("document")) {
      document.required("type", type, () -> "");
    }
    var details =
        new CustomerDetails(
            !fields.has("juridical") || fields.flag("juridical"),
            PartyBody.form(fields),
            type,
            document.text("serial", CustomerRules.LONGEST_DOCUMENT),
            document.text("number", CustomerRules.LONGEST_DOCUMENT),
            fields.flag("cashOnDelivery"),
            manager.text("name", CustomerRules.LONGEST_MANAGER),
            PartyBody.phone(manager),
            PartyBody.email(manager),
            PartyBody.phone(fields),
            language(fields));
    boolean disabled = fields.flag("disabled");
    var body =
        new CustomerBody(
            name,
            PartyBody.inn(fields),
            PartyBody.email(fields),
            details,
            fields.has("disabled") ? Optional.of(disabled) : Optional.empty());
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
