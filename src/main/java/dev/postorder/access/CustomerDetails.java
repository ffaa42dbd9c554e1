package dev.postorder.access;

import dev.postorder.platform.config.Language;
import java.util.Optional;

/**
 * What a customer is beyond its name (freight specification, section 3: v2/counteragents).
 *
 * @param juridical false for a natural person
 * @param form its legal form, {@code 0x} and 32 hex digits as on the wire
 * @param documentType of a natural person: passport, drivingLicence or foreignPassport
 * @param cashOnDelivery whether it may have money collected from receivers
 * @param managerName who looks after the customer at the carrier's
 * @param phone where the customer itself is told by SMS, in digits
 * @param language of what it is told; the installation's where it is empty
 */
public record CustomerDetails(
    boolean juridical,
    Optional<String> form,
    Optional<String> documentType,
    Optional<String> documentSerial,
    Optional<String> documentNumber,
    boolean cashOnDelivery,
    Optional<String> managerName,
    Optional<String> managerPhone,
    Optional<String> managerEmail,
    Optional<String> phone,
    Optional<Language> language) {

  /** A legal entity of which nothing else is known. */
  public static CustomerDetails unknown() {
    Optional<String> none = Optional.empty();
    return new CustomerDetails(
        true, none, none, none, none, false, none, none, none, none, Optional.empty());
  }
}
