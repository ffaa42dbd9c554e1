package dev.postorder.console.order;

import dev.postorder.access.CustomerRules;
import dev.postorder.change.ChangeType;
import dev.postorder.change.PartyJson;
import dev.postorder.console.Form;
import dev.postorder.console.FormReader;
import dev.postorder.console.Query;
import dev.postorder.console.Words;
import dev.postorder.order.Contact;
import dev.postorder.order.Party;
import dev.postorder.order.Phone;
import dev.postorder.order.Role;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of an order, as an operator typed it: the shapes of {@link
 * dev.postorder.change.Changes}, with one contact and one phone for each party.
 */
final class FileForm {
  /** The types that there is a form for. */
  static final List<ChangeType> TYPES =
      List.of(
          ChangeType.CONTACT_INFO_CHANGE,
          ChangeType.PAYER_CHANGE,
          ChangeType.PICKUP_INFO_CHANGE,
          ChangeType.DELIVERY_INFO_CHANGE,
          ChangeType.PICKUP_CANCEL_CHANGE,
          ChangeType.DELIVERY_CANCEL_CHANGE,
          ChangeType.GIVEOUT_SUSPENSION_CHANGE,
          ChangeType.GIVEOUT_RESUMPTION_CHANGE);

  private static final int LONGEST_NAME = 300;
  private static final int LONGEST_CONTACT = 200;
  private static final int LONGEST_ADDRESS = 500;
  private static final int LONGEST_TIME = 100;
  private static final String EXTENSION = "[0-9A-Za-z]{1,5}";

  private final FormReader reader;
  private final Words words;

  FileForm(Query typed, Words words) {
    this.reader = new FormReader(typed, words);
    this.words = words;
  }

  /** The form with what is wrong with it. */
  Form form() {
    return reader.form();
  }

  /** What becomes; empty where anything is wrong. */
  Optional<ObjectNode> after(ChangeType type) {
    ObjectNode after =
        switch (type) {
          case CONTACT_INFO_CHANGE -> contacts();
          case PAYER_CHANGE -> payer();
          case PICKUP_INFO_CHANGE, DELIVERY_INFO_CHANGE -> place();
          case PICKUP_CANCEL_CHANGE, DELIVERY_CANCEL_CHANGE -> person("contact");
          case GIVEOUT_SUSPENSION_CHANGE -> suspension();
          case GIVEOUT_RESUMPTION_CHANGE -> node().put("date", day("date", true).orElse(""));
          case RECEIVER_CHANGE, PAYMENT_ORDER_CHANGE -> node();
        };
    return Optional.of(after).filter(read -> !reader.faulty());
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode contacts() {
    ObjectNode node = node();
    for (String role : List.of("sender", "receiver")) {
      ObjectNode member = person(role);
      if (!member.isEmpty()) {
        node.set(role, member);
      }
    }
    if (node.isEmpty()) {
      reader.fault("receiverName", words.say("file.something"));
    }
    return node;
  }

  /** A contact and a phone, of fields whose names begin alike. */
  private ObjectNode person(String prefix) {
    ObjectNode node = node();
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

  private ObjectNode payer() {
    var party =
        new Party(
            Role.PAYER,
            reader.required("name", LONGEST_NAME),
            Optional.empty(),
            reader.matching("inn", CustomerRules::isInn, words.say("inn.fault")),
            Optional.empty(),
            false,
            reader.matching("phone", CustomerRules::isPhone, words.say("phone.fault")),
            reader.matching("email", CustomerRules::isEmail, words.say("email.fault")),
            List.of(),
            List.of());
    return PartyJson.of(party);
  }

  private ObjectNode place() {
    ObjectNode node = node();
    reader.text("address", LONGEST_ADDRESS).ifPresent(text -> node.put("address", text));
    day("date", false).ifPresent(day -> node.put("date", day));
    reader.text("time", LONGEST_TIME).ifPresent(text -> node.put("time", text));
    if (node.isEmpty()) {
      reader.fault("address", words.say("file.something"));
    }
    return node;
  }

  private ObjectNode suspension() {
    Optional<String> from = day("from", true);
    Optional<String> to = day("to", false);
    if (from.isPresent() && to.isPresent() && to.get().compareTo(from.get()) < 0) {
      reader.fault("to", words.say("to.fault"));
    }
    ObjectNode node = node().put("from", from.orElse(""));
    to.ifPresent(day -> node.put("to", day));
    return node;
  }

  private Optional<String> day(String name, boolean required) {
    if (required && !reader.checked(name)) {
      reader.fault(name, words.say("field.required"));
    }
    return reader.parsed(name, FileForm::date, words.say("date.fault"));
  }

  private static Optional<String> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(day -> day.getYear() >= 2000 && day.getYear() < 3000)
          .map(LocalDate::toString);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
