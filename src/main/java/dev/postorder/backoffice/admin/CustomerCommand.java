package dev.postorder.backoffice.admin;

import dev.postorder.access.Customer;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code admin customer}. */
@Command(
    name = "customer",
    description = "The legal parties whose orders are serviced.",
    mixinStandardHelpOptions = true)
final class CustomerCommand {
  private final AdminCommand admin;

  CustomerCommand(AdminCommand admin) {
    this.admin = admin;
  }

  @Command(
      name = "add",
      description = "Adds a customer and prints its id and uid.",
      mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "NAME", description = "Its name, e.g. 'ООО «Ромашка»'.") String name,
      @Option(names = "--inn", description = "Its taxpayer number, 10 or 12 digits.")
          Optional<String> inn,
      @Option(names = "--email", description = "Where it is told of its orders.")
          Optional<String> email) {
    if (name.isBlank()) {
      return admin.refuse("The name is empty.");
    }
    if (inn.filter(text -> !text.matches("[0-9]{10}|[0-9]{12}")).isPresent()) {
      return admin.refuse("--inn: 10 or 12 digits are expected.");
    }
    if (email.filter(text -> !text.matches("[^\\s@]+@[^\\s@]+")).isPresent()) {
      return admin.refuse("--email: an e-mail address is expected.");
    }
    return admin.run(
        handle -> {
          show(admin.directory().addCustomer(handle, name.strip(), inn, email));
          return 0;
        });
  }

  @Command(
      name = "list",
      description = "Lists customers: id, uid, state, name, INN, e-mail; tab-separated.",
      mixinStandardHelpOptions = true)
  int list() {
    return admin.run(
        handle -> {
          admin.directory().customers(handle).forEach(this::show);
          return 0;
        });
  }

  @Command(
      name = "disable",
      description = "Disables a customer; its orders stay.",
      mixinStandardHelpOptions = true)
  int disable(@Parameters(paramLabel = "ID|UID", description = "The customer.") String reference) {
    return admin.run(
        handle ->
            find(admin, handle, reference)
                    .filter(customer -> admin.directory().disableCustomer(handle, customer.id()))
                    .isPresent()
                ? 0
                : admin.refuse("There is no such customer that is enabled."));
  }

  private void show(Customer customer) {
    admin.print(
        String.join(
            "\t",
            Long.toString(customer.id()),
            customer.uid().toString(),
            customer.disabled() ? "disabled" : "enabled",
            customer.name(),
            customer.inn().orElse("-"),
            customer.email().orElse("-")));
  }

  /** The customer of an id or uid. */
  static Optional<Customer> find(AdminCommand admin, Handle handle, String reference) {
    return admin.directory().customers(handle).stream()
        .filter(
            customer ->
                Long.toString(customer.id()).equals(reference)
                    || customer.uid().toString().equalsIgnoreCase(reference))
        .findFirst();
  }
}
