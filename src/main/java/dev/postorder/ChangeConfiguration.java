package dev.postorder;

import dev.postorder.change.AutomaticDecisions;
import dev.postorder.change.ChangePolicy;
import dev.postorder.change.ChangeSettings;
import dev.postorder.change.ChangeType;
import dev.postorder.change.CutOff;
import dev.postorder.change.WorkingCalendar;
import dev.postorder.platform.config.CalendarDay;
import dev.postorder.platform.config.Changes;
import dev.postorder.platform.config.Configuration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the changes of orders are told, taken from the configuration. */
final class ChangeConfiguration {
  private ChangeConfiguration() {}

  static ChangeSettings settings(Configuration configuration) {
    Changes changes = configuration.changes();
    return new ChangeSettings(
        policies(changes),
        changes.delay(),
        new CutOff(
            changes.cutOff(), calendar(changes.calendar()), configuration.server().timeZone()));
  }

  private static Map<ChangeType, ChangePolicy> policies(Changes changes) {
    var policies = new EnumMap<ChangeType, ChangePolicy>(ChangeType.class);
    for (ChangeType type : ChangeType.values()) {
      policies.put(type, policy(policy(type, changes)));
    }
    return policies;
  }

  private static Changes.Policy policy(ChangeType type, Changes changes) {
    Changes.Policies policies = changes.policy();
    return switch (type) {
      case CONTACT_INFO_CHANGE -> changes.contacts();
      case RECEIVER_CHANGE -> policies.receiver();
      case PAYER_CHANGE -> policies.payer();
      case PAYMENT_ORDER_CHANGE -> policies.paymentOrder();
      case GIVEOUT_SUSPENSION_CHANGE -> policies.giveoutSuspension();
      case GIVEOUT_RESUMPTION_CHANGE -> policies.giveoutResumption();
      case DELIVERY_CANCEL_CHANGE -> policies.deliveryCancel();
      case PICKUP_CANCEL_CHANGE -> policies.pickupCancel();
      case DELIVERY_INFO_CHANGE -> policies.deliveryInfo();
      case PICKUP_INFO_CHANGE -> policies.pickupInfo();
    };
  }

  private static ChangePolicy policy(Changes.Policy policy) {
    return switch (policy) {
      case AT_ONCE -> ChangePolicy.AT_ONCE;
      case OPERATOR -> ChangePolicy.OPERATOR;
      case AUTOMATIC -> ChangePolicy.AUTOMATIC;
    };
  }

  private static WorkingCalendar calendar(Changes.Calendar calendar) {
    List<CalendarDay> holidays = calendar.holidays();
    return new WorkingCalendar(
        Set.copyOf(calendar.weekend()),
        date -> holidays.stream().anyMatch(day -> day.is(date)),
        Set.copyOf(calendar.workingDays()));
  }

  /** What is decided by the clock. */
  static Optional<AutomaticDecisions.Rule> automatic(Configuration configuration) {
    Set<ChangeType> types =
        policies(configuration.changes()).entrySet().stream()
            .filter(entry -> entry.getValue() == ChangePolicy.AUTOMATIC)
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
    return types.isEmpty()
        ? Optional.empty()
        : Optional.of(
            AutomaticDecisions.Rule.approving(types, configuration.changes().delay(), "policy"));
  }
}
