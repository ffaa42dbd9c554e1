package dev.postorder.freight.order;

import dev.postorder.freight.body.Checks;
import dev.postorder.freight.body.Choice;
import dev.postorder.freight.body.MemberEntries;
import dev.postorder.freight.body.PartyReader;
import dev.postorder.freight.body.Payers;
import dev.postorder.freight.body.Resolver;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.NewOrder;
import dev.postorder.order.Party;
import dev.postorder.order.Role;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the older body of v1/customers/request: everything at the root, codes for words. The order
 * it makes has the shape that v2/request makes. Without a service that fetches the cargo it is
 * brought to a terminal; without one that delivers it, it is fetched from one.
 */
final class FirstVersion {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Map<String, String> TYPES =
      Map.of("1", "auto", "4", "express", "6", "avia", "20", "letter", "21", "small");
  private static final Map<String, String> PAYMENTS = Map.of("1", "noncash", "2", "cash");
  private static final Map<String, Role> PAYERS =
      Map.of("1", Role.SENDER, "2", Role.RECEIVER, "3", Role.THIRD);
  private static final Map<String, String> LISTS =
      Map.of("contactIDs", "contacts", "phoneIDs", "phones");
  private static final int MOST_SERVICES = 100;
  private static final int LAST_YEAR = 9999;
  private static final long DELIVERY_SERVICE = 1;
  private static final long PICKUP_SERVICE = 2;

  private final Fields body;
  private final Resolver resolver;
  private final LocalDate today;
  private final boolean strict;
  private final Map<Role, PartyReader.Read> members = new EnumMap<>(Role.class);
  private final Map<Role, MemberEntries> entries = new EnumMap<>(Role.class);

  FirstVersion(Fields body, Resolver resolver, LocalDate today, boolean strict) {
    this.body = body;
    this.resolver = resolver;
    this.today = today;
    this.strict = strict;
  }

  /** Whether a body is an older one. */
  static boolean is(Fields body) {
    return body.raw("members").isEmpty()
        && body.raw("delivery").isEmpty()
        && (body.raw("sender").isPresent() || body.raw("receiver").isPresent());
  }

  /** Reads it for an owner. */
  Wanted read(long owner, long userId) {
    Optional<String> type = code("deliveryType", TYPES);
    Optional<LocalDate> date = date();
    CargoReader.read(FirstVersionCargo.fields(body), new Payers());
    Checks.notNegative(body, "statedValue");
    Optional<String> payment = code("paymentType", PAYMENTS);
    Optional<Role> payer = payer();
    Optional<Fields> sender = party("sender", Role.SENDER, true);
    Optional<Fields> receiver = party("receiver", Role.RECEIVER, true);
    party("third", Role.THIRD, payer.filter(Role.THIRD::equals).isPresent());
    var places = new FirstVersionPlaces(resolver);
    var order =
        new NewOrder(
            owner,
            userId,
            body.flag("inOrder").orElse(true),
            date,
            places.read(sender, door("derivalDoor", PICKUP_SERVICE)),
            places.read(receiver, door("arrivalDoor", DELIVERY_SERVICE)),
            parties(payer),
            FirstVersionCargo.kept(body),
            payment(payment, payer),
            kept(type));
    return new Wanted(order, entries, NODES.arrayNode());
  }

  /** A number that stands for a word; the word is taken, too. */
  private Optional<String> code(String key, Map<String, String> words) {
    Optional<String> given = body.required(key, body.text(key)).map(String::strip);
    if (given.isEmpty() || words.containsValue(given.get())) {
      return given;
    }
    return Choice.optional(body, key, words.keySet().stream().sorted().toList()).map(words::get);
  }

  private Optional<Role> payer() {
    String key = body.raw("primaryPayer").isEmpty() ? "whoIsPayer" : "primaryPayer";
    body.required("primaryPayer", body.raw(key));
    return Choice.optional(body, key, List.of("1", "2", "3")).map(PAYERS::get);
  }

  private Optional<LocalDate> date() {
    Optional<Long> day = body.required("day", body.integer("day"));
    Optional<Long> month = body.required("month", body.integer("month"));
    Optional<Long> year = body.required("year", body.integer("year"));
    if (day.isEmpty() || month.isEmpty() || year.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (year.get() > LAST_YEAR) {
        throw new DateTimeException("a year of more than four digits");
      }
      var date =
          LocalDate.of(
              Math.toIntExact(year.get()),
              Math.toIntExact(month.get()),
              Math.toIntExact(day.get()));
      if (date.isBefore(today)) {
        body.faults().add(Fault.of(FreightError.DATE_UNAVAILABLE, "day", "month", "year"));
      }
      return Optional.of(date);
    } catch (DateTimeException | ArithmeticException e) {
      body.faults().expected("дата", "day");
      return Optional.empty();
    }
  }

  private Optional<Fields> party(String key, Role role, boolean required) {
    Optional<Fields> party =
        (required ? body.requiredObject(key) : body.object(key))
            .filter(given -> !given.isEmpty())
            .map(given -> given.calling(LISTS));
    party.ifPresent(
        given -> {
          members.put(role, PartyReader.read(given, role, resolver, strict));
          entries.put(role, MemberEntries.read(given, party, strict));
        });
    return party;
  }

  private List<Party> parties(Optional<Role> payer) {
    var parties = new ArrayList<Party>();
    members.values().forEach(read -> parties.add(read.party()));
    payer.map(members::get).ifPresent(read -> parties.add(PartyReader.payer(read.party())));
    return parties;
  }

  private boolean door(String flag, long service) {
    boolean listed = false;
    for (Fields given : body.anyObjects("additionalServices", MOST_SERVICES)) {
      listed |= given.integer("service").filter(code -> code == service).isPresent();
    }
    return body.flag(flag).orElse(listed);
  }

  private static ObjectNode payment(Optional<String> type, Optional<Role> payer) {
    ObjectNode payment = NODES.objectNode();
    type.ifPresent(word -> payment.put("type", word));
    payer.ifPresent(role -> payment.put("primaryPayer", role.code()));
    return payment;
  }

  private ObjectNode kept(Optional<String> type) {
    ObjectNode kept = NODES.objectNode();
    type.ifPresent(word -> kept.putObject("delivery").putObject("deliveryType").put("type", word));
    body.raw("additionalServices").ifPresent(services -> kept.set("additionalServices", services));
    return kept;
  }
}
