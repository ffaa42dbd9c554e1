package dev.postorder.platform.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Optional;

/**
 * A day of the calendar; written {@code 05-09} for one of every year, {@code 2027-05-10} for one.
 *
 * @param year empty for every year
 */
public record CalendarDay(Optional<Year> year, MonthDay day) {
  private static final int YEARLY = 5;

  /**
   * Reads a day.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static CalendarDay parse(String text) {
    try {
      if (text.length() == YEARLY) {
        return new CalendarDay(Optional.empty(), MonthDay.parse("--" + text));
      }
      LocalDate date = LocalDate.parse(text);
      return new CalendarDay(Optional.of(Year.of(date.getYear())), MonthDay.from(date));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("days like 05-09 or 2027-05-10 are expected", e);
    }
  }

  /** Whether a date is this day. */
  public boolean is(LocalDate date) {
    return day.equals(MonthDay.from(date))
        && year.filter(one -> one.getValue() != date.getYear()).isEmpty();
  }
}
