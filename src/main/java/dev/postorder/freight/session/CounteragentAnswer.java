package dev.postorder.freight.session;

import dev.postorder.access.Counteragent;
import dev.postorder.access.Customer;
import dev.postorder.access.CustomerDetails;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One item of {@code counteragents}. What is not known, or not for this user, is null: documents,
 * the manager and who else acts for the customer are told with {@code fullInfo} to users with level
 * 2 or 3 only. There are no accounts here, so {@code balance} is always null.
 */
final class CounteragentAnswer {
  private static final int SEES_ORDERS = 2;

  private CounteragentAnswer() {}

  static ObjectNode of(Counteragent counteragent, boolean full) {
    Customer customer = counteragent.customer();
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("isCurrent", counteragent.current());
    item.put("uid", customer.uid().toString());
    item.put("name", customer.name());
    item.put("juridical", customer.details().juridical());
    put(item, "inn", customer.inn());
    item.put("cashOnDeliveryAvailable", customer.details().cashOnDelivery());
    Optional<CustomerDetails> shown =
        Optional.of(customer.details()).filter(d -> counteragent.level() >= SEES_ORDERS);
    if (full) {
      put(item, "form", shown.flatMap(CustomerDetails::form));
      item.set("document", shown.flatMap(CounteragentAnswer::document).orElse(null));
      item.putNull("balance");
    }
    ObjectNode info = item.putObject("info").put("accessLevel", counteragent.level());
    if (full) {
      put(info, "managerName", shown.flatMap(CustomerDetails::managerName));
      put(info, "managerPhone", shown.flatMap(CustomerDetails::managerPhone));
      put(info, "managerEmail", shown.flatMap(CustomerDetails::managerEmail));
      share(info, counteragent);
    }
    return item;
  }

  private static Optional<ObjectNode> document(CustomerDetails details) {
    return details
        .documentType()
        .map(
            type -> {
              ObjectNode document = JsonNodeFactory.instance.objectNode().put("type", type);
              put(document, "serial", details.documentSerial());
              put(document, "number", details.documentNumber());
              return document;
            });
  }

  /** Users have no names, only logins: an e-mail or a phone. */
  private static void share(ObjectNode info, Counteragent counteragent) {
    var users = info.putArray("sharedTo");
    for (String login : counteragent.sharedTo()) {
      users.addObject().put(login.startsWith("+") ? "phone" : "email", login);
    }
  }

  private static void put(ObjectNode object, String key, Optional<String> value) {
    object.put(key, value.orElse(null));
  }
}
