package dev.postorder.change;

import dev.postorder.order.OrderState;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which changes of an order a client may ask for now.
 *
 * @param refusals what keeps him from a change, by type; an absent one is possible
 * @param receiverContacts what keeps him from changing the contacts of the receiver
 * @param suspendTill the last day until which giving out may be suspended
 * @param suspendedTill the last day of the suspension, where there is one with an end
 */
public record Availability(
    long customerId,
    int requestId,
    OrderState state,
    Map<ChangeType, Refusal> refusals,
    Optional<Refusal> receiverContacts,
    LocalDate suspendTill,
    Optional<LocalDate> suspendedTill) {
  /** For how many days ahead giving out may be suspended. */
  public static final int SUSPENSION_DAYS = 30;

  static Availability of(
      LockedOrder order, LocalDate today, Function<ChangeType, Optional<Refusal>> rules) {
    var refusals = new EnumMap<ChangeType, Refusal>(ChangeType.class);
    for (ChangeType type : ChangeType.values()) {
      rules.apply(type).ifPresent(refusal -> refusals.put(type, refusal));
    }
    Optional<Refusal> contacts =
        Optional.ofNullable(refusals.get(ChangeType.CONTACT_INFO_CHANGE))
            .or(
                () ->
                    order.anonymous()
                        ? Optional.of(new Refusal.AnonymousReceiver())
                        : Optional.empty());
    return new Availability(
        order.customerId(),
        order.requestId(),
        order.state(),
        refusals,
        contacts,
        today.plusDays(SUSPENSION_DAYS),
        order.suspended().flatMap(LockedOrder.Suspension::to));
  }

  /** Whether a change is possible. */
  public boolean allows(ChangeType type) {
    return !refusals.containsKey(type);
  }
}
