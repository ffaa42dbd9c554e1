package dev.postorder.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.calllog.Call;
import dev.postorder.order.CreatedOrder;
import dev.postorder.order.OrderState;
import dev.postorder.testing.Capabilities;
import dev.postorder.testing.RuleTable;
import dev.postorder.testing.SettableClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every cell of type × order × state × level × time: what filing does, and that change_available
 * says the same. What is expected stands in {@code change/rules.txt}.
 */
final class ChangeRulesTest {
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
  private static final LocalDate HOLIDAY = LocalDate.parse("2027-05-10");
  private static final LocalDate WORKED = LocalDate.parse("2027-04-24");
  private static final RuleTable TABLE = new RuleTable();
  private static final Map<Integer, Long> USERS = new HashMap<>();

  private static Capabilities all;
  private static SettableClock clock;
  private static Changes changes;
  private static CreatedOrder order;
  private static String number;

  @BeforeAll
  static void start() {
    all = new Capabilities();
    clock = new SettableClock(Instant.EPOCH);
    var calendar =
        new WorkingCalendar(
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), HOLIDAY::equals, Set.of(WORKED));
    var settings =
        new ChangeSettings(
            Map.of(), Duration.ofMinutes(1), new CutOff(LocalTime.of(17, 0), calendar, MOSCOW));
    changes = new Changes(all.jdbi, clock, all.callLog, all.notifications, settings);
    long customer = all.customer();
    TABLE.levels.forEach(level -> USERS.put(level.level(), all.user(level.level(), customer)));
    order = all.create(customer, true, "Тверь, ул. Ткача, 3");
    number = order.orderNumber().orElseThrow();
  }

  @AfterAll
  static void stop() {
    changes.close();
    all.close();
  }

  static Stream<RuleTable.Cell> cells() {
    return TABLE.cells.stream();
  }

  @Test
  void theTableIsWhole() {
    assertThat(TABLE.cells).hasSizeGreaterThanOrEqualTo(170);
    assertThat(TABLE.cells.stream().map(RuleTable.Cell::type).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(ChangeType.values());
    assertThat(TABLE.cells.stream().map(RuleTable.Cell::state).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(OrderState.values());
    assertThat(TABLE.levels).hasSize(4);
    assertThat(TABLE.times).hasSize(12);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void filingDoesWhatTheTableSays(RuleTable.Cell cell) {
    List<String> wrong = new ArrayList<>();
    for (RuleTable.Time time : TABLE.times) {
      clock.set(time.now().atZone(MOSCOW).toInstant());
      stage(cell, time);
      for (RuleTable.Level level : TABLE.levels) {
        String expected = expected(cell, level, time);
        String at = " at level " + level.level() + ", " + time.what() + ": " + expected + ", not ";
        String filed = file(cell.type(), USERS.get(level.level()));
        if (!filed.equals(expected)) {
          wrong.add("filing" + at + filed);
        }
        String told = told(cell.type(), USERS.get(level.level()));
        if (!told.equals(expected)) {
          wrong.add("telling" + at + told);
        }
      }
    }
    assertThat(wrong).as(cell.toString()).isEmpty();
  }

  private static String expected(RuleTable.Cell cell, RuleTable.Level level, RuleTable.Time time) {
    if (!level.answer().equals("by-table")) {
      return level.answer();
    }
    return switch (cell.verdict()) {
      case '+' -> "done";
      case 'c' -> time.late() ? "too-late" : "done";
      case '-' -> "state";
      case 'p' -> "no-pickup";
      case 'd' -> "no-delivery";
      case 's' -> "suspended";
      case 'n' -> "not-suspended";
      default -> throw new IllegalArgumentException(cell.toString());
    };
  }

  private static void stage(RuleTable.Cell cell, RuleTable.Time time) {
    all.jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update orders set state = :state, produce_date = :day::date,
                      pickup_variant = case when :order = 'from-terminal' then 'terminal' else 'address' end,
                      delivery_variant = case when :order = 'to-terminal' then 'terminal' else 'address' end,
                      delivery = jsonb_strip_nulls(jsonb_build_object('produceDate', :day::date)),
                      suspended_from = case when :order = 'suspended' then date '2027-01-01' end
                    where request_id = :id
                    """)
                .bind("state", cell.state().code())
                .bind("order", cell.order())
                .bind("day", time.day().orElse(null))
                .bind("id", order.requestId())
                .execute());
  }

  /** Files for real, and takes it back. */
  private static String file(ChangeType type, long user) {
    return all.jdbi.inTransaction(
        handle -> {
          String result = file(handle, type, user);
          handle.rollback();
          return result;
        });
  }

  private static String file(Handle handle, ChangeType type, long user) {
    Call call = all.call("v3/orders/change", user);
    if (type == ChangeType.CONTACT_INFO_CHANGE) {
      var member =
          new MemberChange(
              Optional.empty(), Optional.of(List.of()), Optional.empty(), Optional.empty());
      var change = new ContactChange(user, number, Optional.of(member), Optional.empty());
      return switch (changes.changeContacts(handle, call, change)) {
        case ContactChangeResult.Accepted accepted -> "done";
        case ContactChangeResult.ReadOnly readOnly -> "read-only";
        case ContactChangeResult.StateForbids forbids -> "state";
        case ContactChangeResult.OrderNotFound notFound -> "not-found";
        case ContactChangeResult other -> other.toString();
      };
    }
    ObjectNode after = Json.object().put("name", "ООО «Юг»").put("date", "2027-06-01");
    return switch (changes.request(handle, call, new ChangeRequest(user, number, type, after))) {
      case FileResult.Filed filed -> "done";
      case FileResult.NotFound notFound -> "not-found";
      case FileResult.Refused(Refusal refusal) -> word(refusal);
    };
  }

  private static String told(ChangeType type, long user) {
    return changes
        .available(user, number)
        .map(told -> Optional.ofNullable(told.refusals().get(type)))
        .map(refusal -> refusal.map(ChangeRulesTest::word).orElse("done"))
        .orElse("not-found");
  }

  private static String word(Refusal refusal) {
    return switch (refusal) {
      case Refusal.ReadOnly readOnly -> "read-only";
      case Refusal.State state -> "state";
      case Refusal.TooLate late -> "too-late";
      case Refusal.NoPickup none -> "no-pickup";
      case Refusal.NoDelivery none -> "no-delivery";
      case Refusal.Suspended suspended -> "suspended";
      case Refusal.NotSuspended not -> "not-suspended";
      case Refusal other -> other.toString();
    };
  }
}
