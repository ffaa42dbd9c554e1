package dev.postorder.console;

import java.util.List;

/** Clients who ask for changes, with markup in whatever a change says. */
record MarkupChanges(Planting planting) {
  /** A request of each type that has texts of the client in it. */
  void file(String order, String early) {
    change(
        order,
        "change_contacts",
        """
        {'members': {'sender': {'contactPersons': [{'name': '@new sender'}]},
           'receiver': {'contactPersons': [{'name': '@new receiver'}]}}}
        """);
    change(
        order,
        "change_receiver",
        """
        {'receiver': {'counteragent': {'form': '@other form', 'name': '@other receiver', 'inn': '7707083893',
             'juridicalAddress': {'search': '@seat of the receiver'},
             'document': {'type': 'passport', 'serial': '@other serial', 'number': '@other document'}},
           'contactPersons': [{'name': '@person of the receiver'}],
           'phoneNumbers': [{'number': '79520000000', 'ext': '~other ext'}]},
         'changeOrderPayer': false, 'storePayer': 'third',
         'third': {'counteragent': {'name': '@third', 'inn': '500100732259'},
           'contactPersons': [{'name': '@person of the third'}], 'phoneNumbers': [{'number': '79520000001'}]}}
        """);
    change(
        order,
        "change_payer",
        """
        {'third': {'form': '0x8F51001438C4D49511DBD774581EDB7A', 'name': '@other payer', 'inn': '500100732259'},
         'contactPersons': [{'name': '@person of the payer'}], 'phoneNumbers': [{'number': '79520000001'}]}
        """);
    change(
        order,
        "change_delivery",
        """
        {'delivery': {'arrival': {'produceDate': '2099-02-03', 'variant': 'address',
           'address': {'search': '@other to'}, 'time': {'worktimeStart': '09:00', 'worktimeEnd': '18:00'},
           'payer': 'receiver'}}, 'storePayer': 'sender'}
        """);
    change(
        early,
        "change_pickup",
        """
        {'variant': 'address', 'address': {'city': '@other city', 'street': '@other street', 'house': '@other house'},
         'produce_date': '2099-02-02', 'time': {'worktimeStart': '09:00', 'worktimeEnd': '18:00'},
         'contactPersons': [{'name': '@person at the pickup'}], 'phoneNumbers': [{'number': '79520000002'}]}
        """);
    change(
        early,
        "cancel_pickup",
        "{'contactPersons': [{'name': '@who cancels the pickup'}], 'phoneNumbers': [{'number':"
            + " '79520000003'}]}");
    change(
        early,
        "cancel_delivery",
        "{'requester': 'sender', 'contactPersons': [{'name': '@who cancels the delivery'}],"
            + " 'phoneNumbers': [{'number': '79520000004'}]}");
  }

  private void change(String number, String method, String json) {
    planting.call(
        "/v3/orders/" + method + ".json",
        "{'orderID': '" + number + "', " + json.strip().substring(1));
  }

  /** Changes whose values are words and days: markup in their place is refused, and told. */
  void refused(String order) {
    for (String method : List.of("suspend", "resume", "cancel_delivery", "change_available")) {
      planting.refused(
          "/v3/orders/" + method + ".json",
          """
          {'orderID': '@order of #', 'suspendDate': '@last day', 'resumeDate': '@first day', 'requester': '@requester'}
          """
              .replace("#", method));
    }
    planting.refused(
        "/v3/orders/suspend.json",
        "{'orderID': '" + order + "', 'suspendDate': '@another last day'}");
  }
}
