package dev.postorder.multirequest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.Capabilities;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MultiRequestsTest {
  private static final Capabilities SYSTEM = new Capabilities();

  private final long customer = SYSTEM.customer();
  private final long user = SYSTEM.user(2, customer);

  @AfterAll
  static void close() {
    SYSTEM.close();
  }

  private String draft(String pickup) {
    return String.valueOf(SYSTEM.create(customer, false, pickup).requestId());
  }

  private JoinResult join(String... ids) {
    return SYSTEM.multiRequests.join(
        SYSTEM.call("v1/customers/multi_request", user), user, List.of(ids), Optional.empty());
  }

  @Test
  void draftsWithOneAddressAreJoinedNumberedAndQueued() {
    String a = draft("Тверь, ул. Ткача, 3");
    String b = draft("г Тверь, улица Ткача, д 3");

    JoinResult result = join(a, b, a);

    assertThat(result).isInstanceOf(JoinResult.Joined.class);
    assertThat(
            SYSTEM.all(
                "select state || ' ' || (order_number ~ '^26[0-9]{11}$') from orders"
                    + " where request_id = any(?::int[])",
                "{" + a + "," + b + "}"))
        .containsExactly("processing true", "processing true");
    assertThat(join(a, b)).isEqualTo(new JoinResult.Unfit(List.of(a, b)));
  }

  @Test
  void oneDistinctIdIsTooFew() {
    assertThat(join("7", "7")).isEqualTo(new JoinResult.TooFew());
  }

  @Test
  void unfitOnesAreNamedAsTheClientWroteThem() {
    String good = draft("Тверь, ул. Ткача, 3");
    String queued =
        String.valueOf(SYSTEM.create(customer, true, "Тверь, ул. Ткача, 3").requestId());
    long other = SYSTEM.customer();
    String alien = String.valueOf(SYSTEM.create(other, false, "Тверь, ул. Ткача, 3").requestId());

    assertThat(join(good, "007", queued, alien, "9999999999", "x"))
        .isEqualTo(new JoinResult.Unfit(List.of("007", queued, alien, "9999999999", "x")));
  }

  @Test
  void draftsOfTwoCustomersOfOneUserAreRefused() {
    long second = SYSTEM.customer();
    long both = SYSTEM.user(2, customer, second);
    String a = draft("Тверь, ул. Ткача, 3");
    String b = String.valueOf(SYSTEM.create(second, false, "Тверь, ул. Ткача, 3").requestId());

    assertThat(
            SYSTEM.multiRequests.join(
                SYSTEM.call("v1/customers/multi_request", both),
                both,
                List.of(a, b),
                Optional.empty()))
        .isEqualTo(new JoinResult.DifferentCustomers());
  }

  @Test
  void draftsFromTwoAddressesAreRefused() {
    assertThat(join(draft("Тверь, ул. Ткача, 3"), draft("Тверь, ул. Ткача, 4")))
        .isEqualTo(new JoinResult.DifferentAddresses());
  }

  @Test
  void whoSeesButMayNotChangeFindsNothingFit() {
    long viewer = SYSTEM.user(3, customer);
    String a = draft("Тверь, ул. Ткача, 3");
    String b = draft("Тверь, ул. Ткача, 3");

    assertThat(
            SYSTEM.multiRequests.join(
                SYSTEM.call("v1/customers/multi_request", viewer),
                viewer,
                List.of(a, b),
                Optional.empty()))
        .isEqualTo(new JoinResult.Unfit(List.of(a, b)));
  }

  @Test
  void overlappingCallsAtOnceJoinEachDraftExactlyOnce() throws Exception {
    List<String> drafts =
        IntStream.range(0, 24).mapToObj(i -> draft("Тверь, ул. Ткача, 3")).toList();
    var random = new Random(4);
    List<Callable<JoinResult>> calls = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      var some = new ArrayList<>(drafts);
      Collections.shuffle(some, random);
      String[] ids = some.subList(0, 3).toArray(String[]::new);
      calls.add(() -> join(ids));
    }
    int joined = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
      for (Future<JoinResult> result : threads.invokeAll(calls)) {
        switch (result.get()) {
          case JoinResult.Joined ignored -> joined++;
          case JoinResult.Unfit ignored -> {}
          default -> throw new AssertionError(result.get());
        }
      }
    }
    assertThat(joined).isPositive();
    assertThat(
            SYSTEM.one(
                "select count(*) from multi_request_order where order_request_id = any(?::int[])",
                Integer.class,
                "{" + String.join(",", drafts) + "}"))
        .isEqualTo(3 * joined);
  }

  @Test
  void aThousandDraftsAreOneMultiRequest() {
    String[] ids =
        IntStream.range(0, 1000).mapToObj(i -> draft("Тверь, ул. Ткача, 3")).toArray(String[]::new);

    JoinResult result = join(ids);

    int requestId = ((JoinResult.Joined) result).requestId();
    assertThat(
            SYSTEM.one(
                "select count(*) from multi_request_order where request_id = ?",
                Integer.class,
                requestId))
        .isEqualTo(1000);
  }
}
