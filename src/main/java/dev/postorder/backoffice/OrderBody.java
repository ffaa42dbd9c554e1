package dev.postorder.backoffice;

import dev.postorder.order.CarrierOrder;
import dev.postorder.order.Contact;
import dev.postorder.order.NewOrder;
import dev.postorder.order.OrderState;
import dev.postorder.order.Party;
import dev.postorder.order.Phone;
import dev.postorder.order.Place;
import dev.postorder.order.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of {@code PUT /api/v1/orders/{number}}.
 *
 * @param customer the uid of the customer that the order belongs to
 */
record OrderBody(
    UUID customer,
    Optional<Integer> requestId,
    OrderState state,
    Optional<LocalDate> produceDate,
    Place pickup,
    Place delivery,
    List<Party> parties,
    ObjectNode cargo,
    ObjectNode payment) {
  private static final Set<String> FIELDS =
      sorted(
          "customer",
          "requestID",
          "state",
          "produceDate",
          "pickup",
          "delivery",
          "parties",
          "cargo",
          "payment");

  /** What the answer has beyond the request; ignored, so that an answer can be sent back. */
  private static final Set<String> READ_ONLY =
      Set.of(
          "orderID",
          "stateName",
          "createdAt",
          "stateAt",
          "updatedAt",
          "multiRequestID",
          "suspendedFrom");

  private static final Set<String> PARTY_FIELDS =
      sorted(
          "name", "form", "inn", "document", "anonymous", "phone", "email", "contacts", "phones");
  private static final Set<String> ROLES =
      Arrays.stream(Role.values()).map(Role::code).collect(Collectors.toCollection(TreeSet::new));
  private static final String STATES =
      Arrays.stream(OrderState.values()).map(OrderState::code).collect(Collectors.joining(", "));
  private static final Pattern FORM = Pattern.compile("0x[0-9A-Fa-f]{32}");
  private static final Pattern INN = Pattern.compile("[0-9]{10}|[0-9]{12}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,190}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{7,15}");
  private static final int MAX_CONTACTS = 10;

  /** Reads the body; every fault at once. */
  static OrderBody read(ObjectNode body) {
    Fields fields = Fields.of(body.deepCopy().without(READ_ONLY)).only(FIELDS);
    var order =
        new OrderBody(
            fields.required(
                "customer",
                fields.parsed("customer", "the uid of a customer", OrderBody::uuid),
                () -> new UUID(0, 0)),
            fields.positive("requestID", Integer.MAX_VALUE),
            state(fields),
            fields.date("produceDate"),
            place(fields, "pickup"),
            place(fields, "delivery"),
            parties(fields),
            fields.raw("cargo").orElseGet(JsonNodeFactory.instance::objectNode),
            fields.raw("payment").orElseGet(JsonNodeFactory.instance::objectNode));
    if (order.state() == OrderState.DRAFT) {
      fields.fault("state", "must not be draft: what has an orderID is queued");
    }
    fields.end();
    return order;
  }

  /** The command that puts the order. */
  CarrierOrder command(String orderNumber, long customerId) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    return new CarrierOrder(
        orderNumber,
        requestId,
        state,
        new NewOrder(
            customerId, 0, true, produceDate, pickup, delivery, parties, cargo, payment, request));
  }

  /** Reads the field {@code state}. */
  static OrderState state(Fields fields) {
    return fields.required(
        "state",
        fields.parsed("state", "one of " + STATES, OrderState::of),
        () -> OrderState.PROCESSING);
  }

  private static Place place(Fields fields, String name) {
    if (!fields.has(name)) {
      fields.fault(name, "is required");
    }
    Fields place = fields.object(name);
    Optional<Boolean> byAddress =
        place.parsed(
            "variant",
            "address or terminal",
            text ->
                switch (text) {
                  case "address" -> Optional.of(true);
                  case "terminal" -> Optional.of(false);
                  default -> Optional.empty();
                });
    if (fields.has(name)) {
      place.required("variant", byAddress, () -> false);
    }
    Optional<String> address = place.text("address", 500);
    if (byAddress.orElse(false) && address.isEmpty() && !place.has("address")) {
      place.fault("address", "is required when variant is address");
    }
    return new Place(byAddress.orElse(false), address, place.rest(Set.of("variant", "address")));
  }

  private static List<Party> parties(Fields fields) {
    Fields parties = fields.object("parties").only(ROLES);
    var list = new ArrayList<Party>();
    for (Role role : Role.values()) {
      if (parties.has(role.code())) {
        list.add(party(role, parties.object(role.code()).only(PARTY_FIELDS)));
      }
    }
    if (!parties.has("sender") || !parties.has("receiver")) {
      fields.fault("parties", "must have a sender and a receiver");
    }
    return list;
  }

  private static Party party(Role role, Fields fields) {
    boolean anonymous = fields.flag("anonymous");
    Optional<String> name = fields.text("name", 300);
    return new Party(
        role,
        anonymous ? name.orElse("") : fields.required("name", name, () -> ""),
        matching(fields, "form", FORM, "0x and 32 hexadecimal digits"),
        matching(fields, "inn", INN, "10 or 12 digits"),
        fields.raw("document").map(JsonNode.class::cast),
        anonymous,
        matching(fields, "phone", NUMBER, "7 to 15 digits"),
        matching(fields, "email", EMAIL, "an e-mail address"),
        contacts(fields),
        phones(fields));
  }

  private static List<Contact> contacts(Fields fields) {
    var list = new ArrayList<Contact>();
    for (Fields contact : fields.objects("contacts", MAX_CONTACTS)) {
      contact.only(Set.of("name"));
      list.add(new Contact(contact.required("name", contact.text("name", 200), () -> "")));
    }
    return list;
  }

  private static List<Phone> phones(Fields fields) {
    var list = new ArrayList<Phone>();
    for (Fields phone : fields.objects("phones", MAX_CONTACTS)) {
      phone.only(sorted("number", "ext"));
      list.add(
          new Phone(
              phone.required(
                  "number", matching(phone, "number", NUMBER, "7 to 15 digits"), () -> ""),
              phone.text("ext", 5).orElse("")));
    }
    return list;
  }

  private static Optional<String> matching(
      Fields fields, String name, Pattern pattern, String expected) {
    return fields.parsed(
        name, expected, text -> Optional.of(text).filter(t -> pattern.matcher(t).matches()));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> text.length() == 36);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Set<String> sorted(String... names) {
    return new TreeSet<>(List.of(names));
  }
}
