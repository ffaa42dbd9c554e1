package dev.postorder.change;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Until when clients may change or cancel a pickup or delivery: a time of the working day before it
 * (freight specification, section 7).
 *
 * @param zone what the time is local to
 */
public record CutOff(LocalTime time, WorkingCalendar calendar, ZoneId zone) {

  /** The moment from which on it is too late, in the zone. */
  public LocalDateTime of(LocalDate day) {
    return calendar.before(day).atTime(time);
  }

  /** Whether it is too late for a pickup or delivery on this day. */
  public boolean passed(LocalDate day, Instant now) {
    return !now.isBefore(of(day).atZone(zone).toInstant());
  }

  /** The day that it is. */
  public LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, zone);
  }
}
