package dev.postorder.console.customer;

import dev.postorder.access.Customer;
import dev.postorder.console.Section;
import java.util.UUID;

/**
 * A customer in a list.
 *
 * @param state active or disabled
 */
public record CustomerLine(
    String address, String name, String inn, String email, String phone, String state) {

  static CustomerLine of(Customer customer) {
    return new CustomerLine(
        address(customer.uid()),
        customer.name(),
        customer.inn().orElse(""),
        customer.email().orElse(""),
        customer.details().phone().orElse(""),
        customer.disabled() ? "disabled" : "active");
  }

  /** Where the page of a customer is. */
  static String address(UUID uid) {
    return Section.CUSTOMERS.address() + "/" + uid;
  }
}
