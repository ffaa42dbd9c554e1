package dev.postorder.console;

import dev.postorder.freight.World;
import tools.jackson.databind.node.ObjectNode;

/** Clients who write markup into orders and address books. */
record MarkupOrders(Planting planting) {
  /** What can be written into an order; «#» is its name. */
  private static final String ORDER =
      """
      {'delivery': {'deliveryType': {'type': 'auto'}, 'comment': '@# comment',
         'derival': {'produceDate': '2099-01-15', 'variant': 'address', 'address': {'search': '@# from'},
           'time': {'worktimeStart': '9:00', 'worktimeEnd': '18:00'}, 'requirements': ['@# requirement']},
         'arrival': {'variant': 'address', 'address': {'search': '@# to'},
           'time': {'worktimeStart': '9:00', 'worktimeEnd': '18:00'}}},
       'members': {'requester': {'role': 'sender', 'email': 'requester@example.org'},
         'sender': {'counteragent': {'form': '@# form', 'name': '@# sender', 'inn': '7701234567',
             'juridicalAddress': {'search': '@# seat'},
             'document': {'type': 'passport', 'serial': '@# serial', 'number': '@# document'}},
           'contactPersons': [{'name': '@# contact of the sender'}],
           'phoneNumbers': [{'number': '+7 (962) 000-00-00', 'ext': '~# ext of the sender'}],
           'email': '%# mail'},
         'receiver': {'counteragent': {'name': '@# receiver',
             'customForm': {'formName': '~# custom form', 'countryUID': '0x8F51001438C4D49511DBD774581EDB7A'}},
           'contactPersons': [{'name': '@# contact of the receiver'}],
           'phoneNumbers': [{'number': '79161234567', 'ext': '~# ext'}]}},
       'cargo': {'length': 0.5, 'width': 0.5, 'height': 0.5, 'totalVolume': 0.1, 'totalWeight': 10,
         'quantity': 1, 'freightName': '@# freight', 'freightBarcodes': ['@# barcode']},
       'payment': {'type': 'noncash', 'primaryPayer': 'sender', 'paymentCity': '@# city',
         'paymentCitySearch': {'search': '@# city in words'},
         'cashOnDelivery': [{'orderNumber': '@# own number', 'orderDate': '2099-01-01', 'paymentType': 'cash',
           'cashOnDelivery': true, 'products': [{'productName': '@# product', 'productAmount': 1, 'costWithVAT': 1}]}]}}
      """;

  /** An order in which everything that can be is markup; its requestID. */
  int create(String name) {
    return planting
        .call("/v2/request.json", ORDER.replace("#", name))
        .at("/data/requestID")
        .asInt();
  }

  /** A draft with places in its cargo, to be joined with another. */
  int draft(String name) {
    ObjectNode order =
        planting.world().order(planting.world().session, false, "Тверь, ул. Ткача, 3");
    ObjectNode given =
        planting.body(
            "{'name': '@# receiver', 'to': '@# to', 'freight': '@# freight', 'place': '@# place'}"
                .replace("#", name));
    ((ObjectNode) order.at("/members/receiver/counteragent")).set("name", given.get("name"));
    ObjectNode cargo = (ObjectNode) order.at("/cargo");
    cargo.remove("freightUID");
    cargo.set("freightName", given.get("freight"));
    cargo
        .putArray("cargoPlaces")
        .addObject()
        .put("amount", 1)
        .set("cargoPlace", given.get("place"));
    ObjectNode arrival = (ObjectNode) order.at("/delivery/arrival");
    arrival.removeAll();
    arrival.put("variant", "address").putObject("address").set("search", given.get("to"));
    arrival.putObject("time").put("worktimeStart", "9:00").put("worktimeEnd", "18:00");
    return planting.call("/v2/request.json", order).at("/data/requestID").asInt();
  }

  /** An order of the older body whose address has parts, and whose texts are markup. */
  void older() {
    planting.call(
        "/v1/customers/request.json",
        """
        {'deliveryType': '1', 'day': 15, 'month': 1, 'year': 2099, 'length': 1, 'width': 1, 'height': 1,
         'totalVolume': 1, 'totalWeight': 1, 'quantity': 1, 'freightName': '@older freight', 'paymentType': '1',
         'primaryPayer': '1', 'derivalDoor': true, 'additionalServices': [{'service': 1, 'payer': '@older service'}],
         'sender': {'counteragent': {'name': '@older sender', 'inn': '7701234567'},
           'address': {'city': '@older city', 'street': '@older street', 'house': '@older house',
             'building': '@older building', 'structure': '@older structure', 'flat': '@older flat'},
           'worktimeStart': '9:00', 'worktimeEnd': '18:00',
           'contacts': [{'name': '@older contact'}], 'phones': [{'number': '79620000000'}]},
         'receiver': {'counteragent': {'name': '@older receiver'}, 'address': {'search': '@older to'},
           'worktimeStart': '9:00', 'worktimeEnd': '18:00',
           'contacts': [{'name': '@older contact of the receiver'}], 'phones': [{'number': '79620000001'}]}}
        """
            .replace("'contacts'", "'contactPersons'")
            .replace("'phones'", "'phoneNumbers'"));
  }

  /** Joins two drafts. */
  int join(int first, int second) {
    ObjectNode body = planting.body("{'comment': '@comment of the multi-request'}");
    body.setAll(planting.world().with(planting.world().session));
    body.putArray("requestids").add(String.valueOf(first)).add(String.valueOf(second));
    planting.call("/v1/customers/multi_request.json", body);
    return Integer.parseInt(planting.one("select max(request_id)::text from multi_request"));
  }

  /** Entries of all kinds, found and listed again, and an order of them. */
  int book() {
    long counteragent =
        add(
            "counteragent",
            """
            {'customForm': {'formName': '~book form', 'countryUID': '0x8F51001438C4D49511DBD774581EDB7A'},
             'name': '@book name', 'inn': '7701234567',
             'document': {'type': 'passport', 'serial': '~book serial', 'number': '~book number'},
             'juridicalAddress': {'search': '@book seat'}}
            """,
            "counteragentID");
    long street =
        add(
            "address",
            """
            {'counteragentID': %d, 'customStreet': {'street': '@book street', 'code': '@book code'}, 'house': '~book house',
             'building': '~book building', 'structure': '~book structure', 'flat': '~book flat'}
            """
                .formatted(counteragent),
            "addressID");
    long text =
        add(
            "address",
            "{'counteragentID': %d, 'search': '@book search'}".formatted(counteragent),
            "addressID");
    long contact =
        add(
            "contact",
            "{'addressID': %d, 'contact': '@book contact'}".formatted(text),
            "contactID");
    long phone =
        add(
            "phone",
            "{'addressID': %d, 'phoneNumber': '79161112233', 'ext': '~book ext'}".formatted(text),
            "phoneID");
    for (String version : new String[] {"v1/customers", "v2"}) {
      planting.call("/" + version + "/book/counteragents.json", "{}");
      planting.call(
          "/" + version + "/book/addresses.json", "{'counteragentID': %d}".formatted(counteragent));
    }
    planting.call("/v2/book/contacts.json", "{'addressID': %d}".formatted(text));
    planting.call("/v2/book/counteragents/search.json", "{'query': '@book query'}");
    return ordered(counteragent, street, text, contact, phone);
  }

  private long add(String kind, String json, String id) {
    return planting.call("/v2/book/" + kind + "/update.json", json).at("/data/" + id).asLong();
  }

  private int ordered(long counteragent, long from, long to, long contact, long phone) {
    World world = planting.world();
    ObjectNode order = world.order(world.session, true, "");
    ObjectNode receiver = ((ObjectNode) order.at("/members")).putObject("receiver");
    receiver.put("counteragentID", counteragent);
    receiver.putArray("contactIDs").add(contact);
    receiver.putArray("phoneIDs").add(phone);
    ((ObjectNode) order.at("/delivery/derival")).without("address").put("addressID", from);
    ((ObjectNode) order.at("/delivery")).set("arrival", order.at("/delivery/derival").deepCopy());
    ((ObjectNode) order.at("/delivery/arrival")).put("addressID", to);
    return planting.call("/v2/request.json", order).at("/data/requestID").asInt();
  }
}
