package dev.postorder.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.Capabilities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every order is counted on its day, whoever creates it, and nobody waits for the count. */
final class OrderDaysTest {
  private static final String UNCOUNTED =
      """
      select count(*) from (
        select customer_id, (created_at at time zone 'UTC')::date as day, count(*) as orders
        from orders group by 1, 2) o
      full join (select customer_id, day, sum(orders) as orders from order_day group by 1, 2) d
        using (customer_id, day)
      where o.orders is distinct from d.orders
      """;

  private static Capabilities all;

  @BeforeAll
  static void start() {
    all = new Capabilities();
  }

  @AfterAll
  static void stop() {
    all.close();
  }

  @Test
  void createdPutAndReplacedOrdersAreCountedOnce() {
    long customer = all.customer();
    all.create(customer, true, "Тверь, ул. Ткача, 3");
    all.create(customer, false, "Тверь, ул. Ткача, 3");
    for (OrderState state : List.of(OrderState.INWAY, OrderState.ARRIVED)) {
      all.jdbi.useTransaction(
          handle ->
              all.orders.put(
                  handle,
                  all.call("api/v1/orders"),
                  new CarrierOrder(
                      "2600000090001",
                      Optional.empty(),
                      state,
                      all.order(customer, true, "Тверь, ул. Ткача, 3"))));
    }
    assertThat(sum(customer)).isEqualTo(3);
    assertThat(all.one(UNCOUNTED, Long.class)).isZero();
  }

  @Test
  void whatIsRolledBackIsNotCounted() {
    long customer = all.customer();
    all.jdbi.useHandle(
        handle -> {
          handle.begin();
          all.orders.create(handle, all.call("v2/request"), all.order(customer, true, "Тверь, 1"));
          handle.rollback();
        });
    assertThat(sum(customer)).isZero();
  }

  @Test
  void aTransactionThatCountedDoesNotHoldUpOthers() {
    long customer = all.customer();
    all.create(customer, true, "Тверь, ул. Ткача, 3");
    all.jdbi.useTransaction(
        handle -> {
          all.orders.create(handle, all.call("v2/request"), all.order(customer, true, "Тверь, 1"));
          CompletableFuture.runAsync(() -> all.create(customer, true, "Тверь, ул. Ткача, 3"))
              .orTimeout(30, TimeUnit.SECONDS)
              .join();
        });
    assertThat(sum(customer)).isEqualTo(3);
    assertThat(
            all.one("select count(*) from order_day where customer_id = ?", Long.class, customer))
        .isEqualTo(2);
  }

  @Test
  void ordersCreatedAtTheSameTimeAreAllCounted() {
    long customer = all.customer();
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 60; i++) {
        threads.execute(() -> all.create(customer, true, "Тверь, ул. Ткача, 3"));
      }
    }
    assertThat(sum(customer)).isEqualTo(60);
    assertThat(all.one(UNCOUNTED, Long.class)).isZero();
  }

  @Test
  void whatInsertsOrdersCountsThem() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      assertThat(files.filter(file -> text(file).contains("insert into orders (")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(text(file)).contains("OrderDays.COUNT_ONE"));
    }
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long sum(long customer) {
    return all.one(
        "select coalesce(sum(orders), 0) from order_day where customer_id = ?",
        Long.class,
        customer);
  }
}
