package dev.postorder.change;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which days are worked on.
 *
 * @param weekend the days of the week on which nobody works
 * @param holiday whether a day is a public holiday
 * @param workingDays days that are worked on although they are one or the other
 */
public record WorkingCalendar(
    Set<DayOfWeek> weekend, Predicate<LocalDate> holiday, Set<LocalDate> workingDays) {
  private static final int A_YEAR = 366;

  /** Saturday and Sunday are free, all else is worked on. */
  public static WorkingCalendar plain() {
    return new WorkingCalendar(
        Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), day -> false, Set.of());
  }

  /** Whether the day is worked on. */
  public boolean works(LocalDate day) {
    return workingDays.contains(day)
        || (!weekend.contains(day.getDayOfWeek()) && !holiday.test(day));
  }

  /** The last working day before a day; the day before it, where a whole year has none. */
  public LocalDate before(LocalDate day) {
    LocalDate before = day.minusDays(1);
    for (int i = 0; i < A_YEAR; i++) {
      if (works(before.minusDays(i))) {
        return before.minusDays(i);
      }
    }
    return before;
  }
}
