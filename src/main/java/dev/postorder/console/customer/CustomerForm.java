package dev.postorder.console.customer;

import dev.postorder.access.Customer;
import dev.postorder.access.CustomerDetails;
import dev.postorder.access.CustomerRules;
import dev.postorder.console.Form;
import dev.postorder.console.FormReader;
import dev.postorder.console.Query;
import dev.postorder.console.Words;
import dev.postorder.console.access.Seen;
import dev.postorder.platform.config.Language;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What operators say of a customer, as it was typed. */
final class CustomerForm {
  static final List<String> LANGUAGES =
      Arrays.stream(Language.values()).map(Language::code).toList();

  private final FormReader reader;
  private final String name;
  private final Optional<String> inn;
  private final Optional<String> email;
  private final CustomerDetails details;

  CustomerForm(Query typed, Words words) {
    reader = new FormReader(typed, words);
    name = reader.required("name", CustomerRules.LONGEST_NAME);
    inn = reader.matching("inn", CustomerRules::isInn, words.say("inn.fault"));
    email = reader.matching("email", CustomerRules::isEmail, words.say("email.fault"));
    details = details(words);
    boolean papers = details.documentSerial().isPresent() || details.documentNumber().isPresent();
    if (papers && details.documentType().isEmpty()) {
      reader.fault("documentType", words.say("documentType.fault"));
    }
  }

  private CustomerDetails details(Words words) {
    String mail = words.say("email.fault");
    String phone = words.say("phone.fault");
    return new CustomerDetails(
        !reader.checked("natural"),
        reader.matching("form", CustomerRules::isForm, words.say("form.fault")),
        reader.matching(
            "documentType", CustomerRules.DOCUMENTS::contains, words.say("documentType.fault")),
        reader.text("documentSerial", CustomerRules.LONGEST_DOCUMENT),
        reader.text("documentNumber", CustomerRules.LONGEST_DOCUMENT),
        reader.checked("cash"),
        reader.text("managerName", CustomerRules.LONGEST_MANAGER),
        reader.matching("managerPhone", CustomerRules::isPhone, phone),
        reader.matching("managerEmail", CustomerRules::isEmail, mail),
        reader.matching("phone", CustomerRules::isPhone, phone),
        reader.parsed("language", CustomerForm::language, words.say("language.fault")));
  }

  private static Optional<Language> language(String code) {
    return Arrays.stream(Language.values()).filter(l -> l.code().equals(code)).findFirst();
  }

  /** The form of a customer who is known. */
  static Form of(Customer customer) {
    CustomerDetails details = customer.details();
    var fields = new LinkedHashMap<String, List<String>>();
    fields.put("name", List.of(customer.name()));
    put(fields, "inn", customer.inn());
    put(fields, "email", customer.email());
    put(fields, "phone", details.phone());
    put(fields, "language", details.language().map(Language::code));
    put(fields, "natural", Optional.of("yes").filter(yes -> !details.juridical()));
    put(fields, "form", details.form());
    put(fields, "documentType", details.documentType());
    put(fields, "documentSerial", details.documentSerial());
    put(fields, "documentNumber", details.documentNumber());
    put(fields, "cash", Optional.of("yes").filter(yes -> details.cashOnDelivery()));
    put(fields, "managerName", details.managerName());
    put(fields, "managerPhone", details.managerPhone());
    put(fields, "managerEmail", details.managerEmail());
    fields.put(Seen.FIELD, List.of(Seen.of(customer)));
    return Form.of(new Query(fields));
  }

  private static void put(Map<String, List<String>> fields, String name, Optional<String> value) {
    value.ifPresent(text -> fields.put(name, List.of(text)));
  }

  boolean faulty() {
    return reader.faulty();
  }

  Form form() {
    return reader.form();
  }

  String name() {
    return name;
  }

  Optional<String> inn() {
    return inn;
  }

  Optional<String> email() {
    return email;
  }

  CustomerDetails details() {
    return details;
  }
}
