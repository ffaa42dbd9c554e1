package dev.postorder.console.order;

import dev.postorder.change.ChangeType;
import dev.postorder.console.Form;
import dev.postorder.console.FormReader;
import dev.postorder.console.Query;
import dev.postorder.console.Words;
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
  /** The types, as they are offered. */
  static final List<ChangeType> TYPES =
      List.of(
          ChangeType.CONTACT_INFO_CHANGE,
          ChangeType.RECEIVER_CHANGE,
          ChangeType.PAYER_CHANGE,
          ChangeType.PICKUP_INFO_CHANGE,
          ChangeType.DELIVERY_INFO_CHANGE,
          ChangeType.PICKUP_CANCEL_CHANGE,
          ChangeType.DELIVERY_CANCEL_CHANGE,
          ChangeType.GIVEOUT_SUSPENSION_CHANGE,
          ChangeType.GIVEOUT_RESUMPTION_CHANGE,
          ChangeType.PAYMENT_ORDER_CHANGE);

  /** How an order may be paid. */
  static final List<String> PAYMENTS = List.of("cash", "noncash");

  private static final int LONGEST_ADDRESS = 500;
  private static final int LONGEST_TIME = 100;
  private static final int LONGEST_NUMBER = 50;
  private static final String AMOUNT = "[0-9]{1,12}([.,][0-9]{1,2})?";

  private final FormReader reader;
  private final Words words;
  private final PartyForm parties;

  FileForm(Query typed, Words words) {
    this.reader = new FormReader(typed, words);
    this.words = words;
    this.parties = new PartyForm(reader, words);
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
          case RECEIVER_CHANGE -> parties.receiver();
          case PAYER_CHANGE -> parties.payer();
          case PICKUP_INFO_CHANGE, DELIVERY_INFO_CHANGE -> place();
          case PICKUP_CANCEL_CHANGE, DELIVERY_CANCEL_CHANGE -> parties.person("contact");
          case GIVEOUT_SUSPENSION_CHANGE -> suspension();
          case GIVEOUT_RESUMPTION_CHANGE -> node().put("date", day("date", true).orElse(""));
          case PAYMENT_ORDER_CHANGE -> paymentOrder();
        };
    return Optional.of(after).filter(read -> !reader.faulty());
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode contacts() {
    ObjectNode node = node();
    for (String role : List.of("sender", "receiver")) {
      ObjectNode member = parties.person(role);
      if (!member.isEmpty()) {
        node.set(role, member);
      }
    }
    if (node.isEmpty()) {
      reader.fault("receiverName", words.say("file.something"));
    }
    return node;
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

  /** All may be left as it is: then the order is paid already. */
  private ObjectNode paymentOrder() {
    ObjectNode node = node();
    parties.payer("primaryPayer").ifPresent(role -> node.put("primaryPayer", role));
    reader
        .matching("payment", PAYMENTS::contains, words.say("choice.fault"))
        .ifPresent(payment -> node.put("type", payment));
    reader.text("number", LONGEST_NUMBER).ifPresent(number -> node.put("number", number));
    day("date", false).ifPresent(day -> node.put("date", day));
    reader
        .matching("amount", text -> text.matches(AMOUNT), words.say("amount.fault"))
        .ifPresent(amount -> node.put("amount", amount.replace(',', '.')));
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
