package dev.postorder.backoffice;

import dev.postorder.change.ChangeQuery;
import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which change requests a list is asked for. */
final class ChangeFilter {
  private static final int USUAL = 50;
  private static final int MOST = 500;
  private static final Set<String> NAMES =
      new LinkedHashSet<>(
          List.of("status", "type", "customer", "order", "from", "until", "limit", "after"));
  private static final String TYPES =
      Arrays.stream(ChangeType.values()).map(ChangeType::code).collect(Collectors.joining(", "));
  private static final String STATUSES =
      Arrays.stream(ChangeStatus.values())
          .map(ChangeStatus::code)
          .collect(Collectors.joining(", "));

  private ChangeFilter() {}

  static ChangeQuery read(Incoming in) {
    Parameters parameters = Parameters.of(in, NAMES);
    Optional<ChangeStatus> status =
        parameters.parsed("status", "one of " + STATUSES, ChangeFilter::status);
    Optional<ChangeType> type = parameters.parsed("type", "one of " + TYPES, ChangeType::of);
    var query =
        new ChangeQuery(
            status,
            type,
            parameters.uuid("customer"),
            parameters.parsed("order", "an orderID or a requestID", NotificationFilter::order),
            parameters.time("from"),
            parameters.time("until"),
            parameters.number("after").orElse(0L),
            parameters.limit(USUAL, MOST));
    parameters.end();
    return query;
  }

  private static Optional<ChangeStatus> status(String text) {
    return Arrays.stream(ChangeStatus.values())
        .filter(status -> status.code().equals(text))
        .findFirst();
  }
}
