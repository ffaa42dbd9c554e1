package dev.postorder.freight.order;

import dev.postorder.freight.body.Choice;
import dev.postorder.freight.body.MemberContacts;
import dev.postorder.freight.body.PartyReader;
import dev.postorder.freight.body.PlaceReader;
import dev.postorder.freight.body.Resolver;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.NewOrder;
import dev.postorder.order.Party;
import dev.postorder.order.Place;
import dev.postorder.order.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of v2/request into an order; all its faults are collected (section 8). */
public final class OrderReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> PAYERS = List.of("sender", "receiver", "third");
  private static final List<String> REQUESTERS = List.of("sender", "receiver", "payer", "third");
  private static final List<String> SIZES =
      List.of("length", "width", "height", "totalVolume", "totalWeight");

  private final Fields body;
  private final Resolver resolver;
  private final LocalDate today;
  private final Map<Role, PartyReader.Read> members = new LinkedHashMap<>();
  private final ArrayNode foundAddresses = NODES.arrayNode();

  public OrderReader(Fields body, Resolver resolver, LocalDate today) {
    this.body = body;
    this.resolver = resolver;
    this.today = today;
  }

  /** The order; of use only when no fault was found. */
  public NewOrder read(long owner, long userId) {
    boolean inOrder = body.flag("inOrder").orElse(true);
    Optional<Fields> delivery = body.requiredObject("delivery");
    delivery
        .flatMap(given -> given.requiredObject("deliveryType"))
        .ifPresent(type -> type.requiredText("type"));
    Optional<Fields> derival = delivery.flatMap(given -> given.requiredObject("derival"));
    Optional<Fields> arrival = delivery.flatMap(given -> given.requiredObject("arrival"));
    Optional<LocalDate> produceDate = derival.flatMap(this::produceDate);
    Place pickup = derival.map(this::place).orElse(NOWHERE);
    Place destination = arrival.map(this::place).orElse(NOWHERE);
    JsonNode cargo = cargo();
    Optional<Fields> payment = body.requiredObject("payment");
    payment.ifPresent(given -> given.requiredText("type"));
    Optional<String> payer =
        payment.flatMap(given -> Choice.required(given, "primaryPayer", PAYERS));
    List<Party> parties = parties(payer);
    return new NewOrder(
        owner,
        userId,
        inOrder,
        produceDate,
        pickup,
        destination,
        parties,
        cargo,
        payment.<JsonNode>map(given -> given.node().deepCopy()).orElseGet(NODES::objectNode),
        rest());
  }

  private static final Place NOWHERE = new Place(false, Optional.empty(), NODES.objectNode());

  private Place place(Fields place) {
    PlaceReader.found(place).ifPresent(foundAddresses::add);
    return PlaceReader.read(place, resolver);
  }

  private Optional<LocalDate> produceDate(Fields derival) {
    Optional<LocalDate> date = derival.required("produceDate", derival.date("produceDate"));
    if (date.filter(day -> day.isBefore(today)).isPresent()) {
      derival.faults().add(Fault.of(FreightError.DATE_UNAVAILABLE, derival.path("produceDate")));
    }
    return date;
  }

  private JsonNode cargo() {
    Optional<Fields> cargo = body.requiredObject("cargo");
    cargo.ifPresent(
        given -> {
          SIZES.forEach(size -> positive(given, size));
          given.requiredText("freightUID");
        });
    return cargo.<JsonNode>map(given -> given.node().deepCopy()).orElseGet(NODES::objectNode);
  }

  private static void positive(Fields cargo, String key) {
    cargo
        .required(key, cargo.decimal(key))
        .filter(size -> size.signum() <= 0)
        .ifPresent(size -> cargo.faults().limit("Ожидается число больше 0", cargo.path(key)));
  }

  private List<Party> parties(Optional<String> payer) {
    var parties = new ArrayList<Party>();
    Optional<Fields> all = body.requiredObject("members");
    all.flatMap(given -> given.requiredObject("requester"))
        .ifPresent(
            requester -> {
              Choice.required(requester, "role", REQUESTERS);
              parties.add(PartyReader.requester(requester));
            });
    all.flatMap(given -> given.requiredObject("sender")).ifPresent(m -> member(m, Role.SENDER));
    all.flatMap(given -> given.requiredObject("receiver")).ifPresent(m -> member(m, Role.RECEIVER));
    boolean thirdPays = payer.filter("third"::equals).isPresent();
    all.flatMap(given -> thirdPays ? given.requiredObject("third") : given.object("third"))
        .filter(third -> !third.isEmpty())
        .ifPresent(m -> member(m, Role.THIRD));
    members.values().forEach(read -> parties.add(read.party()));
    payer
        .map(role -> members.get(Role.valueOf(role.toUpperCase(Locale.ROOT))))
        .ifPresent(read -> parties.add(PartyReader.payer(read.party())));
    return parties;
  }

  private void member(Fields member, Role role) {
    members.put(role, PartyReader.read(member, role, resolver));
  }

  /** What no column of the order holds. */
  private ObjectNode rest() {
    ObjectNode rest = without(body.node(), "appkey", "sessionID", "inOrder", "cargo", "payment");
    body.object("delivery")
        .ifPresent(given -> replace(rest, "delivery", without(given.node(), "derival", "arrival")));
    body.object("members")
        .ifPresent(
            given ->
                replace(rest, "members", without(given.node(), "sender", "receiver", "third")));
    return rest;
  }

  private static void replace(ObjectNode rest, String key, ObjectNode value) {
    rest.remove(rest.propertyNames().stream().filter(key::equalsIgnoreCase).toList());
    rest.set(key, value);
  }

  private static ObjectNode without(ObjectNode node, String... keys) {
    ObjectNode copy = node.deepCopy();
    for (String key : keys) {
      copy.remove(copy.propertyNames().stream().filter(key::equalsIgnoreCase).toList());
    }
    return copy;
  }

  /** What is to be saved into the address book, by the member's role. */
  public Map<Role, MemberContacts.Saved> saved() {
    var saved = new LinkedHashMap<Role, MemberContacts.Saved>();
    members.forEach(
        (role, read) -> {
          if (!read.saved().isEmpty()) {
            saved.put(role, read.saved());
          }
        });
    return saved;
  }

  /** The answer's foundAddresses. */
  public ArrayNode foundAddresses() {
    return foundAddresses;
  }
}
