package dev.postorder.backoffice;

import dev.postorder.access.CustomerRules;
import dev.postorder.order.Contact;
import dev.postorder.order.Party;
import dev.postorder.order.Phone;
import dev.postorder.order.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A party of an order in a request. */
final class PartyBody {
  private static final Set<String> FIELDS =
      new TreeSet<>(
          List.of(
              "name",
              "form",
              "inn",
              "document",
              "anonymous",
              "phone",
              "email",
              "contacts",
              "phones"));
  private static final int MAX_CONTACTS = 10;

  private PartyBody() {}

  static Party read(Role role, Fields fields) {
    return read(role, fields, Set.of());
  }

  /** A party among whose fields there are others, which are read elsewhere. */
  static Party read(Role role, Fields fields, Set<String> others) {
    var known = new TreeSet<>(FIELDS);
    known.addAll(others);
    fields.only(known);
    boolean anonymous = fields.flag("anonymous");
    Optional<String> name = fields.text("name", 300);
    return new Party(
        role,
        anonymous ? name.orElse("") : fields.required("name", name, () -> ""),
        form(fields),
        inn(fields),
        fields.raw("document").map(JsonNode.class::cast),
        anonymous,
        phone(fields),
        email(fields),
        contacts(fields, MAX_CONTACTS),
        phones(fields, MAX_CONTACTS));
  }

  static Optional<String> form(Fields fields) {
    return matching(fields, "form", CustomerRules::isForm, "0x and 32 hexadecimal digits");
  }

  static Optional<String> inn(Fields fields) {
    return matching(fields, "inn", CustomerRules::isInn, "10 or 12 digits");
  }

  static Optional<String> phone(Fields fields) {
    return matching(fields, "phone", CustomerRules::isPhone, "7 to 15 digits");
  }

  static Optional<String> email(Fields fields) {
    return matching(fields, "email", CustomerRules::isEmail, "an e-mail address");
  }

  static boolean isEmail(String text) {
    return CustomerRules.isEmail(text);
  }

  /** Whether it is a phone in digits. */
  static boolean isPhone(String text) {
    return CustomerRules.isPhone(text);
  }

  static List<Contact> contacts(Fields fields, int max) {
    var list = new ArrayList<Contact>();
    for (Fields contact : fields.objects("contacts", max)) {
      contact.only(Set.of("name"));
      list.add(new Contact(contact.required("name", contact.text("name", 200), () -> "")));
    }
    return list;
  }

  static List<Phone> phones(Fields fields, int max) {
    var list = new ArrayList<Phone>();
    for (Fields phone : fields.objects("phones", max)) {
      phone.only(new TreeSet<>(List.of("number", "ext")));
      Optional<String> number = matching(phone, "number", CustomerRules::isPhone, "7 to 15 digits");
      list.add(
          new Phone(phone.required("number", number, () -> ""), phone.text("ext", 5).orElse("")));
    }
    return list;
  }

  private static Optional<String> matching(
      Fields fields, String name, Predicate<String> fits, String expected) {
    return fields.parsed(name, expected, text -> Optional.of(text).filter(fits));
  }
}
