package dev.postorder.multirequest;

import dev.postorder.order.search.MeantCustomers;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Reads the multi-requests of all customers, for the back office. */
public final class MultiRequestReader {
  private final Jdbi jdbi;

  /** Reads from this database. */
  public MultiRequestReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A page of them, the newest first. */
  public MultiRequestSlice list(MultiRequestQuery query) {
    return jdbi.withHandle(
        handle -> {
          List<Long> customers =
              query.customer().map(text -> MeantCustomers.of(handle, text)).orElse(List.of());
          return query.customer().isPresent() && customers.isEmpty()
              ? new MultiRequestSlice(List.of(), Optional.empty())
              : MultiRequestReadStore.list(handle, query, customers);
        });
  }

  /** One with its orders. */
  public Optional<MultiRequestDetails> find(int requestId) {
    return jdbi.withHandle(
        handle ->
            MultiRequestReadStore.find(handle, requestId)
                .map(
                    found ->
                        new MultiRequestDetails(
                            found, MultiRequestReadStore.orders(handle, found))));
  }
}
