package dev.postorder.freight.change;

import dev.postorder.change.PartyJson;
import dev.postorder.freight.body.Choice;
import dev.postorder.freight.body.PartyReader;
import dev.postorder.freight.body.Payers;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.Role;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads v3/orders/change_receiver (freight specification, section 7). */
final class ReceiverWish implements WishReader {
  private static final String THIRD = "third";
  private static final String PAYS = "changeOrderPayer";

  @Override
  public Wish read(Fields body, Context context) {
    Optional<PartyReader.Read> receiver =
        body.requiredObject("receiver").map(member -> party(member, Role.RECEIVER, context));
    boolean pays = body.required(PAYS, body.flag(PAYS)).orElse(false);
    Optional<String> storePayer = Choice.required(body, "storePayer", Payers.WORDS);
    Optional<PartyReader.Read> third =
        storePayer
            .filter(THIRD::equals)
            .flatMap(payer -> body.requiredObject(THIRD))
            .map(member -> party(member, Role.THIRD, context));
    if (pays && receiver.filter(read -> read.party().anonymous()).isPresent()) {
      body.faults()
          .add(
              Fault.saying(
                  FreightError.SIMPLIFIED,
                  "Контрагент с минимальным набором данных не может быть плательщиком",
                  body.path(PAYS)));
    }
    ObjectNode after =
        receiver
            .map(read -> PartyJson.of(read.party()))
            .orElseGet(JsonNodeFactory.instance::objectNode);
    after.put(PAYS, pays);
    storePayer.ifPresent(payer -> after.put("storePayer", payer));
    third.ifPresent(read -> after.set(THIRD, PartyJson.of(read.party())));
    return new Wish(
        after,
        Stream.of(receiver, third)
            .flatMap(Optional::stream)
            .map(PartyReader.Read::saved)
            .filter(saved -> !saved.isEmpty())
            .toList());
  }

  private static PartyReader.Read party(Fields member, Role role, Context context) {
    return PartyReader.read(member, role, context.resolver(), context.strict());
  }
}
