package dev.postorder.backoffice;

import dev.postorder.change.ChangeType;
import dev.postorder.change.Changes;
import dev.postorder.change.PartyJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The member {@code after} of a change request, by its type: what an approval will write into the
 * order. The shapes are those of {@link Changes}.
 */
final class AfterBody {
  private static final int MAX_CONTACTS = 3;
  private static final int LONGEST_NUMBER = 50;
  private static final Set<String> KINDS = Set.of("cash", "noncash");

  private AfterBody() {}

  /** Reads it; faults go to the fields of the whole body. */
  static ObjectNode read(Fields after, ChangeType type) {
    return switch (type) {
      case CONTACT_INFO_CHANGE -> members(after);
      case RECEIVER_CHANGE -> AfterParty.receiver(after);
      case PAYER_CHANGE -> AfterParty.payer(after);
      case DELIVERY_INFO_CHANGE -> AfterPlace.delivery(after);
      case PICKUP_INFO_CHANGE -> AfterPlace.pickup(after);
      case GIVEOUT_SUSPENSION_CHANGE -> suspension(after);
      case GIVEOUT_RESUMPTION_CHANGE -> resumption(after);
      case DELIVERY_CANCEL_CHANGE -> cancelledDelivery(after);
      case PICKUP_CANCEL_CHANGE -> lists(after.only(known("contacts", "phones")), node());
      case PAYMENT_ORDER_CHANGE -> paymentOrder(after);
    };
  }

  private static ObjectNode members(Fields after) {
    ObjectNode node = node();
    after.only(known("sender", "receiver"));
    for (String role : List.of("sender", "receiver")) {
      if (after.has(role)) {
        Fields member = after.object(role).only(known("contacts", "phones"));
        node.set(role, lists(member, node()));
        if (node.get(role).isEmpty()) {
          after.fault(role, "must have contacts or phones");
        }
      }
    }
    if (node.isEmpty()) {
      after.fault("sender", "is required unless there is a receiver");
    }
    return node;
  }

  /** Reads the contacts and phones that are there. */
  static ObjectNode lists(Fields fields, ObjectNode node) {
    if (fields.has("contacts")) {
      node.set("contacts", PartyJson.contacts(PartyBody.contacts(fields, MAX_CONTACTS)));
    }
    if (fields.has("phones")) {
      node.set("phones", PartyJson.phones(PartyBody.phones(fields, MAX_CONTACTS)));
    }
    return node;
  }

  private static ObjectNode suspension(Fields after) {
    after.only(known("from", "to", "date"));
    String first = after.has("date") ? "date" : "from";
    if (after.has("date") && after.has("from")) {
      after.fault("date", "is the same as from; give one of them");
    }
    Optional<LocalDate> from = after.date(first);
    Optional<LocalDate> to = after.date("to");
    ObjectNode node = node();
    node.put("from", after.required(first, from.map(LocalDate::toString), () -> ""));
    to.ifPresent(day -> node.put("to", day.toString()));
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      after.fault("to", "must not lie before from");
    }
    return node;
  }

  private static ObjectNode resumption(Fields after) {
    after.only(known("date"));
    Optional<String> date = after.date("date").map(LocalDate::toString);
    return node().put("date", after.required("date", date, () -> ""));
  }

  private static ObjectNode cancelledDelivery(Fields after) {
    after.only(known("requester", "contacts", "phones"));
    ObjectNode node = node();
    word(after, "requester", Set.of("sender", "receiver", "customer"))
        .ifPresent(requester -> node.put("requester", requester));
    return lists(after, node);
  }

  private static ObjectNode paymentOrder(Fields after) {
    after.only(known("primaryPayer", "type", "number", "date", "amount"));
    ObjectNode node = node();
    word(after, "primaryPayer", AfterParty.ROLES).ifPresent(role -> node.put("primaryPayer", role));
    word(after, "type", KINDS).ifPresent(type -> node.put("type", type));
    after.text("number", LONGEST_NUMBER).ifPresent(number -> node.put("number", number));
    after.date("date").ifPresent(date -> node.put("date", date.toString()));
    after
        .parsed("amount", "a decimal text like 1234.50", AfterBody::amount)
        .ifPresent(amount -> node.put("amount", amount.toPlainString()));
    return node;
  }

  private static Optional<BigDecimal> amount(String text) {
    return text.matches("[0-9]{1,12}(\\.[0-9]{1,2})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /** A text that is one of a few words. */
  static Optional<String> word(Fields fields, String name, Set<String> words) {
    return fields.parsed(
        name,
        "one of " + String.join(", ", new TreeSet<>(words)),
        text -> Optional.of(text).filter(words::contains));
  }

  static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }

  static Set<String> known(String... names) {
    return new TreeSet<>(List.of(names));
  }
}
