package dev.postorder.change;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;

/**
 * How changes are treated here.
 *
 * @param policies who decides, by type; an operator where a type is absent
 * @param delay after which {@link ChangePolicy#AUTOMATIC} decides
 * @param cutOff until when pickups and deliveries may be changed
 */
public record ChangeSettings(
    Map<ChangeType, ChangePolicy> policies, Duration delay, CutOff cutOff) {
  private static final LocalTime FIVE = LocalTime.of(17, 0);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  /** Contact changes hold at once, an operator decides all else; 17:00, Saturday and Sunday off. */
  public static ChangeSettings defaults(ZoneId zone) {
    return new ChangeSettings(
        Map.of(ChangeType.CONTACT_INFO_CHANGE, ChangePolicy.AT_ONCE),
        TEN_MINUTES,
        new CutOff(FIVE, WorkingCalendar.plain(), zone));
  }

  /** The same with another policy for one type. */
  public ChangeSettings with(ChangeType type, ChangePolicy policy) {
    var changed = new EnumMap<ChangeType, ChangePolicy>(ChangeType.class);
    changed.putAll(policies);
    changed.put(type, policy);
    return new ChangeSettings(changed, delay, cutOff);
  }

  /** Who decides changes of a type. */
  public ChangePolicy policy(ChangeType type) {
    return policies.getOrDefault(type, ChangePolicy.OPERATOR);
  }
}
