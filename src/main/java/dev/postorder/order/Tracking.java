package dev.postorder.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Where an order is, without any personal data: for whoever got a link to it. */
public final class Tracking {
  private static final String ORDER =
      """
      select o.customer_id, o.request_id, o.order_number, o.state, o.state_at, o.pickup_address, o.delivery_address
      from order_directory d
      join orders o on o.customer_id = d.customer_id and o.request_id = d.request_id
      where d.request_id = :request
      """;
  private static final String STEPS =
      """
      select state, at from order_state_change
      where customer_id = :customer and request_id = :request order by id desc limit 100
      """;

  private final Jdbi jdbi;

  /** Reads from this database. */
  public Tracking(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A state that the order came into. */
  public record Step(OrderState state, Instant at) {}

  /**
   * The way of an order.
   *
   * @param from the town it is picked up in; empty for a terminal
   * @param steps the newest first
   */
  public record Way(
      String number,
      OrderState state,
      Optional<String> from,
      Optional<String> to,
      List<Step> steps) {}

  private record Row(
      long customerId,
      int requestId,
      Optional<String> orderNumber,
      String state,
      Instant stateAt,
      Optional<String> pickupAddress,
      Optional<String> deliveryAddress) {}

  private record StepRow(String state, Instant at) {}

  /** The way of an order. */
  public Optional<Way> way(int requestId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ORDER)
                .bind("request", requestId)
                .mapTo(Row.class)
                .findOne()
                .map(
                    row ->
                        way(
                            row,
                            handle
                                .createQuery(STEPS)
                                .bind("customer", row.customerId())
                                .bind("request", row.requestId())
                                .mapTo(StepRow.class)
                                .list())));
  }

  private static Way way(Row row, List<StepRow> steps) {
    return new Way(
        row.orderNumber().orElse(String.valueOf(row.requestId())),
        state(row.state()),
        row.pickupAddress().flatMap(Town::of),
        row.deliveryAddress().flatMap(Town::of),
        steps.stream().map(step -> new Step(state(step.state()), step.at())).toList());
  }

  private static OrderState state(String code) {
    return OrderState.of(code).orElseThrow();
  }
}
