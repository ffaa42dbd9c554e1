package dev.postorder.console.customer;

import dev.postorder.access.Customer;
import dev.postorder.access.CustomerDetails;
import dev.postorder.console.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a customer, line by line.
 *
 * @param state active or disabled
 */
public record CustomerView(
    String address, String uid, String name, String state, List<Line> lines) {
  /** A name and a value. */
  public record Line(String name, String value) {}

  static CustomerView of(Customer customer, Words words) {
    CustomerDetails details = customer.details();
    var lines = new ArrayList<Line>();
    lines.add(new Line(words.say("uid"), customer.uid().toString()));
    add(lines, words.say("inn"), customer.inn());
    lines.add(
        new Line(words.say("kind"), words.say(details.juridical() ? "juridical" : "natural")));
    add(lines, words.say("form"), details.form());
    add(lines, words.say("document"), document(details, words));
    add(lines, words.say("email"), customer.email());
    add(lines, words.say("phone"), details.phone());
    add(
        lines,
        words.say("language"),
        details.language().map(language -> words.say("language." + language.code())));
    lines.add(new Line(words.say("cash"), words.say(details.cashOnDelivery() ? "yes" : "no")));
    add(lines, words.say("manager"), manager(details));
    return new CustomerView(
        CustomerLine.address(customer.uid()),
        customer.uid().toString(),
        customer.name(),
        customer.disabled() ? "disabled" : "active",
        lines);
  }

  private static void add(List<Line> lines, String name, Optional<String> value) {
    value.ifPresent(text -> lines.add(new Line(name, text)));
  }

  private static Optional<String> document(CustomerDetails details, Words words) {
    return details
        .documentType()
        .map(
            type ->
                joined(
                    Stream.of(
                        Optional.of(words.say("document." + type)),
                        details.documentSerial(),
                        details.documentNumber())));
  }

  private static Optional<String> manager(CustomerDetails details) {
    String manager =
        joined(Stream.of(details.managerName(), details.managerPhone(), details.managerEmail()));
    return Optional.of(manager).filter(text -> !text.isEmpty());
  }

  private static String joined(Stream<Optional<String>> parts) {
    return parts.flatMap(Optional::stream).collect(Collectors.joining(" "));
  }
}
