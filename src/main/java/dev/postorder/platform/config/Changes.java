package dev.postorder.platform.config;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** Changes of orders. */
public record Changes(
    @Setting(
            initially = "at-once",
            help =
                "Who decides a change of contacts: nobody, it holds `at-once`; an `operator`; or"
                    + " it is approved after `changes.delay` unless an operator was faster:"
                    + " `automatic`.")
        Policy contacts,
    Policies policy,
    @Setting(initially = "10m", help = "After how long an `automatic` decision is made.")
        Duration delay,
    @Setting(
            initially = "17:00",
            help =
                "Until when, on the working day before a pickup or delivery, clients may change"
                    + " or cancel it.")
        LocalTime cutOff,
    Calendar calendar) {

  /** Who decides. */
  public enum Policy {
    AT_ONCE,
    OPERATOR,
    AUTOMATIC
  }

  /** Checks the delay. */
  public Changes {
    if (delay.compareTo(Duration.ofMillis(100)) < 0) {
      throw new IllegalArgumentException("changes.delay: at least 100ms is expected");
    }
  }

  /** Who decides the changes that clients ask for, by type. */
  public record Policies(
      @Setting(initially = "operator", help = "Who decides a change of the receiver.")
          Policy receiver,
      @Setting(initially = "operator", help = "Who decides a change of the payer.") Policy payer,
      @Setting(
              initially = "operator",
              help =
                  "Who decides to give out the cargo versus a payment order, which only the back"
                      + " office files; what it files never holds at once.")
          Policy paymentOrder,
      @Setting(initially = "operator", help = "Who decides a suspension of the giving out.")
          Policy giveoutSuspension,
      @Setting(initially = "operator", help = "Who decides its resumption.")
          Policy giveoutResumption,
      @Setting(initially = "operator", help = "Who decides to cancel a delivery to an address.")
          Policy deliveryCancel,
      @Setting(initially = "operator", help = "Who decides to cancel a pickup from an address.")
          Policy pickupCancel,
      @Setting(initially = "operator", help = "Who decides a change of a delivery.")
          Policy deliveryInfo,
      @Setting(initially = "operator", help = "Who decides a change of a pickup.")
          Policy pickupInfo) {}

  /** The working calendar, in the server's zone. */
  public record Calendar(
      @Setting(initially = "saturday, sunday", help = "The days of the week on which nobody works.")
          List<DayOfWeek> weekend,
      @Setting(
              initially =
                  "01-01, 01-02, 01-03, 01-04, 01-05, 01-06, 01-07, 01-08, 02-23, 03-08, 05-01,"
                      + " 05-09, 06-12, 11-04",
              help = "Public holidays: `MM-DD` every year, `YYYY-MM-DD` once.")
          List<CalendarDay> holidays,
      @Setting(
              help =
                  "Days `YYYY-MM-DD` that are worked on although they are of a weekend or a"
                      + " holiday.")
          List<LocalDate> workingDays) {}
}
