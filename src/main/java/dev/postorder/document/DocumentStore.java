package dev.postorder.document;

import dev.postorder.order.Numbers;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whose orders a user may see. */
final class DocumentStore {
  private static final String VISIBLE =
      """
      select d.request_id
      from order_directory d
      join access a on a.user_id = :user and a.customer_id = d.customer_id and a.level >= 2
      where %s
      """;

  private DocumentStore() {}

  /** The requestID of an order, by orderID (13 digits) or requestID, that the user may see. */
  static Optional<Integer> visible(Handle handle, long userId, String number) {
    if (number.length() == 13) {
      return handle
          .createQuery(VISIBLE.formatted("d.order_number = :number"))
          .bind("user", userId)
          .bind("number", number)
          .mapTo(Integer.class)
          .findOne();
    }
    return Numbers.requestId(number)
        .flatMap(
            id ->
                handle
                    .createQuery(VISIBLE.formatted("d.request_id = :request"))
                    .bind("user", userId)
                    .bind("request", id)
                    .mapTo(Integer.class)
                    .findOne());
  }
}
