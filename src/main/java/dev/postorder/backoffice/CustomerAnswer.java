package dev.postorder.backoffice;

import dev.postorder.access.Customer;
import dev.postorder.access.CustomerDetails;
import dev.postorder.platform.config.Language;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A customer in an answer; may be sent back as it is. */
final class CustomerAnswer {
  private CustomerAnswer() {}

  static ObjectNode of(Customer customer) {
    CustomerDetails details = customer.details();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("uid", customer.uid().toString()).put("name", customer.name());
    put(answer, "inn", customer.inn());
    put(answer, "email", customer.email());
    put(answer, "phone", details.phone());
    put(answer, "language", details.language().map(Language::code));
    answer.put("juridical", details.juridical());
    put(answer, "form", details.form());
    if (details.documentType().isPresent()) {
      ObjectNode document = answer.putObject("document");
      put(document, "type", details.documentType());
      put(document, "serial", details.documentSerial());
      put(document, "number", details.documentNumber());
    }
    answer.put("cashOnDelivery", details.cashOnDelivery());
    ObjectNode manager = JsonNodeFactory.instance.objectNode();
    put(manager, "name", details.managerName());
    put(manager, "phone", details.managerPhone());
    put(manager, "email", details.managerEmail());
    if (!manager.isEmpty()) {
      answer.set("manager", manager);
    }
    return answer.put("disabled", customer.disabled());
  }

  private static void put(ObjectNode object, String name, Optional<String> value) {
    value.ifPresent(text -> object.put(name, text));
  }
}
