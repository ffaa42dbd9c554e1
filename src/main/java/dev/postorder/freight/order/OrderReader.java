package dev.postorder.freight.order;

import dev.postorder.freight.body.Choice;
import dev.postorder.freight.body.MemberEntries;
import dev.postorder.freight.body.PartyReader;
import dev.postorder.freight.body.Payers;
import dev.postorder.freight.body.Resolver;
import dev.postorder.freight.wire.Fields;
import dev.postorder.order.NewOrder;
import dev.postorder.order.Party;
import dev.postorder.order.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the body of v2/request into an order; all its faults are collected (section 8). */
final class OrderReader {
  private static final List<String> REQUESTERS = List.of("sender", "receiver", "payer", "third");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Fields body;
  private final Resolver resolver;
  private final boolean strict;
  private final Payers payers = new Payers();
  private final DeliveryReader delivery;
  private final Map<Role, PartyReader.Read> members = new EnumMap<>(Role.class);
  private final Map<Role, MemberEntries> entries = new EnumMap<>(Role.class);

  /**
   * Reads a body.
   *
   * @param today in the server's zone; nothing is picked up before
   * @param strict whether what only the original demands is demanded too
   */
  OrderReader(Fields body, Resolver resolver, LocalDate today, boolean strict) {
    this.body = body;
    this.resolver = resolver;
    this.strict = strict;
    this.delivery = new DeliveryReader(resolver, today, payers);
  }

  /** Reads it for an owner. */
  Wanted read(long owner, long userId) {
    boolean inOrder = body.flag("inOrder").orElse(true);
    DeliveryReader.Read way = delivery.read(body.requiredObject("delivery"));
    Optional<Fields> cargo = body.requiredObject("cargo");
    cargo.ifPresent(given -> CargoReader.read(given, payers));
    Optional<Fields> payment = body.requiredObject("payment");
    Optional<String> payer = payment.flatMap(given -> PaymentReader.read(given, payers));
    payment.flatMap(PaymentReader::foundCity).ifPresent(delivery.foundAddresses()::add);
    List<Party> parties = parties(payer);
    var order =
        new NewOrder(
            owner,
            userId,
            inOrder,
            way.produceDate(),
            way.pickup(),
            way.destination(),
            parties,
            cargo.map(given -> given.node().deepCopy()).orElseGet(NODES::objectNode),
            payment.map(PaymentReader::kept).orElseGet(NODES::objectNode),
            Kept.of(body));
    return new Wanted(order, entries, delivery.foundAddresses());
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
    all.flatMap(
            given -> payers.named("third") ? given.requiredObject("third") : given.object("third"))
        .filter(third -> !third.isEmpty())
        .ifPresent(m -> member(m, Role.THIRD));
    members.values().forEach(read -> parties.add(read.party()));
    payer
        .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
        .map(members::get)
        .ifPresent(read -> parties.add(PartyReader.payer(read.party())));
    return parties;
  }

  private void member(Fields member, Role role) {
    members.put(role, PartyReader.read(member, role, resolver, strict));
    entries.put(role, MemberEntries.read(member, place(role), strict));
  }

  /** The place that is a party's. */
  private Optional<Fields> place(Role role) {
    Optional<Fields> way = body.object("delivery");
    return switch (role) {
      case SENDER -> way.flatMap(given -> given.object("derival"));
      case RECEIVER -> way.flatMap(given -> given.object("arrival"));
      case THIRD, REQUESTER, PAYER -> Optional.empty();
    };
  }
}
