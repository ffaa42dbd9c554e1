package dev.postorder.console.order;

import dev.postorder.access.CustomerRules;
import dev.postorder.change.PartyJson;
import dev.postorder.console.FormReader;
import dev.postorder.console.Words;
import dev.postorder.order.Contact;
import dev.postorder.order.Party;
import dev.postorder.order.Phone;
import dev.postorder.order.Role;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Parties of an order, as they are typed into a form. */
final class PartyForm {
  /** Who may pay for something. */
  static final List<String> PAYERS = List.of("sender", "receiver", "third");

  private static final int LONGEST_CONTACT = 200;
  private static final String EXTENSION = "[0-9A-Za-z]{1,5}";
  private static final String THIRD = "third";

  private final FormReader reader;
  private final Words words;

  PartyForm(FormReader reader, Words words) {
    this.reader = reader;
    this.words = words;
  }

  ObjectNode payer() {
    return PartyJson.of(party(Role.PAYER, "", false));
  }

  /** The new receiver, and who pays what from now on. */
  ObjectNode receiver() {
    boolean anonymous = reader.checked("anonymous");
    ObjectNode node = PartyJson.of(party(Role.RECEIVER, "", anonymous));
    node.setAll(person("contact"));
    if (reader.checked("pays")) {
      node.put("changeOrderPayer", true);
      if (anonymous) {
        reader.fault("pays", words.say("pays.fault"));
      }
    }
    Optional<String> storePayer = payer("storePayer");
    storePayer.ifPresent(role -> node.put("storePayer", role));
    boolean third =
        List.of("thirdName", "thirdInn", "thirdPhone", "thirdEmail").stream()
            .anyMatch(reader::checked);
    if (third || storePayer.equals(Optional.of(THIRD))) {
      node.set(THIRD, PartyJson.of(party(Role.THIRD, THIRD, false)));
    }
    return node;
  }

  /** A role that pays, of a field that may be left as it is. */
  Optional<String> payer(String field) {
    return reader.matching(field, PAYERS::contains, words.say("choice.fault"));
  }

  /** A party, of fields whose names begin alike. */
  private Party party(Role role, String prefix, boolean anonymous) {
    String name = field(prefix, "name");
    return new Party(
        role,
        anonymous
            ? reader.text(name, CustomerRules.LONGEST_NAME).orElse("")
            : reader.required(name, CustomerRules.LONGEST_NAME),
        Optional.empty(),
        reader.matching(field(prefix, "inn"), CustomerRules::isInn, words.say("inn.fault")),
        Optional.empty(),
        anonymous,
        reader.matching(field(prefix, "phone"), CustomerRules::isPhone, words.say("phone.fault")),
        reader.matching(field(prefix, "email"), CustomerRules::isEmail, words.say("email.fault")),
        List.of(),
        List.of());
  }

  private static String field(String prefix, String name) {
    return prefix.isEmpty()
        ? name
        : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** A contact and a phone, of fields whose names begin alike. */
  ObjectNode person(String prefix) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    reader
        .text(prefix + "Name", LONGEST_CONTACT)
        .ifPresent(name -> node.set("contacts", PartyJson.contacts(List.of(new Contact(name)))));
    Optional<String> number =
        reader.matching(prefix + "Phone", CustomerRules::isPhone, words.say("phone.fault"));
    Optional<String> ext =
        reader.matching(prefix + "Ext", text -> text.matches(EXTENSION), words.say("ext.fault"));
    number.ifPresent(
        digits -> node.set("phones", PartyJson.phones(List.of(new Phone(digits, ext.orElse(""))))));
    return node;
  }
}
