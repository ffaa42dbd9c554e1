package dev.postorder.backoffice.admin;

import dev.postorder.access.CustomerDetails;
import dev.postorder.platform.config.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What a customer is beyond its name, as options. */
final class CustomerOptions {
  private static final Pattern INN = Pattern.compile("[0-9]{10}|[0-9]{12}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
  private static final Pattern FORM = Pattern.compile("0x[0-9A-Fa-f]{32}");
  private static final Pattern PHONE = Pattern.compile("[0-9]{7,15}");
  private static final Pattern LANGUAGE = Pattern.compile("ru|en");
  private static final Set<String> DOCUMENTS =
      Set.of("passport", "drivingLicence", "foreignPassport");

  @Option(names = "--inn", description = "Its taxpayer number, 10 or 12 digits.")
  private Optional<String> inn = Optional.empty();

  @Option(names = "--email", description = "Where it is told of its orders.")
  private Optional<String> email = Optional.empty();

  @Option(names = "--phone", description = "Where it is told by SMS, 7 to 15 digits.")
  private Optional<String> phone = Optional.empty();

  @Option(names = "--language", description = "Of what it is told: ru or en.")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--juridical",
      arity = "1",
      paramLabel = "true|false",
      description = "false for a natural person; true by default.")
  private Optional<Boolean> juridical = Optional.empty();

  @Option(names = "--form", description = "Its legal form, 0x and 32 hexadecimal digits.")
  private Optional<String> form = Optional.empty();

  @Option(
      names = "--document",
      split = ",",
      arity = "1",
      paramLabel = "TYPE,SERIAL,NUMBER",
      description = "Of a natural person; passport, drivingLicence or foreignPassport.")
  private List<String> document = List.of();

  @Option(
      names = "--cash-on-delivery",
      arity = "1",
      paramLabel = "true|false",
      description = "Whether money may be collected for it; false by default.")
  private Optional<Boolean> cashOnDelivery = Optional.empty();

  @Option(names = "--manager-name", description = "Who looks after it at the carrier's.")
  private Optional<String> managerName = Optional.empty();

  @Option(names = "--manager-phone", description = "7 to 15 digits.")
  private Optional<String> managerPhone = Optional.empty();

  @Option(names = "--manager-email", description = "An e-mail address.")
  private Optional<String> managerEmail = Optional.empty();

  /** What is wrong with them, if anything is. */
  Optional<String> complaint() {
    if (wrong(inn, INN)) {
      return Optional.of("--inn: 10 or 12 digits are expected.");
    }
    if (wrong(email, EMAIL) || wrong(managerEmail, EMAIL)) {
      return Optional.of("--email, --manager-email: an e-mail address is expected.");
    }
    if (wrong(form, FORM)) {
      return Optional.of("--form: 0x and 32 hexadecimal digits are expected.");
    }
    if (!document.isEmpty() && (document.size() != 3 || !DOCUMENTS.contains(document.getFirst()))) {
      return Optional.of(
          "--document: passport, drivingLicence or foreignPassport, a serial and a number are"
              + " expected, joined with commas.");
    }
    if (wrong(language, LANGUAGE)) {
      return Optional.of("--language: ru or en is expected.");
    }
    return wrong(managerPhone, PHONE) || wrong(phone, PHONE)
        ? Optional.of("--phone, --manager-phone: 7 to 15 digits are expected.")
        : Optional.empty();
  }

  private static boolean wrong(Optional<String> given, Pattern expected) {
    return given.filter(text -> !expected.matcher(text).matches()).isPresent();
  }

  Optional<String> inn(Optional<String> known) {
    return inn.or(() -> known);
  }

  Optional<String> email(Optional<String> known) {
    return email.or(() -> known);
  }

  /** The details with what was given in place of what was known. */
  CustomerDetails details(CustomerDetails known) {
    return new CustomerDetails(
        juridical.orElse(known.juridical()),
        form.or(known::form),
        part(0).or(known::documentType),
        part(1).or(known::documentSerial),
        part(2).or(known::documentNumber),
        cashOnDelivery.orElse(known.cashOnDelivery()),
        managerName.or(known::managerName),
        managerPhone.or(known::managerPhone),
        managerEmail.or(known::managerEmail),
        phone.or(known::phone),
        language.map(Language::of).or(known::language));
  }

  private Optional<String> part(int index) {
    return document.isEmpty() ? Optional.empty() : Optional.of(document.get(index));
  }
}
