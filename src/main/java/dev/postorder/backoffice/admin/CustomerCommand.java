package dev.postorder.backoffice.admin;

import dev.postorder.access.Customer;
import dev.postorder.access.CustomerDetails;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      @Mixin CustomerOptions options) {
    return check(Optional.of(name), options)
        .orElseGet(
            () ->
                admin.run(
                    handle -> {
                      show(
                          admin
                              .directory()
                              .putCustomer(
                                  handle,
                                  UUID.randomUUID(),
                                  name.strip(),
                                  options.inn(Optional.empty()),
                                  options.email(Optional.empty()),
                                  options.details(CustomerDetails.unknown())));
                      return 0;
                    }));
  }

  @Command(
      name = "set",
      description = "Sets what is given of a customer; the rest stays.",
      mixinStandardHelpOptions = true)
  int set(
      @Parameters(paramLabel = "ID|UID", description = "The customer.") String reference,
      @Option(names = "--name", description = "Its name.") Optional<String> name,
      @Mixin CustomerOptions options) {
    return check(name, options)
        .orElseGet(
            () ->
                admin.run(
                    handle ->
                        find(admin, handle, reference)
                            .map(
                                known -> {
                                  show(
                                      admin
                                          .directory()
                                          .putCustomer(
                                              handle,
                                              known.uid(),
                                              name.map(String::strip).orElse(known.name()),
                                              options.inn(known.inn()),
                                              options.email(known.email()),
                                              options.details(known.details())));
                                  return 0;
                                })
                            .orElseGet(() -> admin.refuse("There is no such customer."))));
  }

  /** The exit code, if anything is wrong with what was given. */
  private Optional<Integer> check(Optional<String> name, CustomerOptions options) {
    return name.filter(String::isBlank)
        .map(blank -> "The name is empty.")
        .or(options::complaint)
        .map(admin::refuse);
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
      description = "Disables a customer: its users may do nothing for it; its orders stay.",
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

  @Command(
      name = "enable",
      description = "Enables a customer again, with the users that it had.",
      mixinStandardHelpOptions = true)
  int enable(@Parameters(paramLabel = "ID|UID", description = "The customer.") String reference) {
    return admin.run(
        handle ->
            find(admin, handle, reference)
                    .filter(customer -> admin.directory().enableCustomer(handle, customer.id()))
                    .isPresent()
                ? 0
                : admin.refuse("There is no such customer that is disabled."));
  }

  private void show(Customer customer) {
    admin.row(
        Long.toString(customer.id()),
        customer.uid().toString(),
        customer.disabled() ? "disabled" : "enabled",
        customer.name(),
        customer.inn().orElse("-"),
        customer.email().orElse("-"));
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
