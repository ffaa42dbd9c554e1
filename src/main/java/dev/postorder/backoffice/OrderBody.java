package dev.postorder.backoffice;

import dev.postorder.order.CarrierOrder;
import dev.postorder.order.NewOrder;
import dev.postorder.order.OrderState;
import dev.postorder.order.Party;
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
import java.util.stream.Collectors;
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
          "suspendedFrom",
          "suspendedTo");

  private static final Set<String> ROLES =
      Arrays.stream(Role.values()).map(Role::code).collect(Collectors.toCollection(TreeSet::new));
  private static final String STATES =
      Arrays.stream(OrderState.values()).map(OrderState::code).collect(Collectors.joining(", "));

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
        list.add(PartyBody.read(role, parties.object(role.code())));
      }
    }
    if (!parties.has("sender") || !parties.has("receiver")) {
      fields.fault("parties", "must have a sender and a receiver");
    }
    return list;
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
