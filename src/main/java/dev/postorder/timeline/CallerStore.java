package dev.postorder.timeline;

import dev.postorder.platform.database.SqlArray;
import dev.postorder.platform.ids.TimeOrderedId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Says by which call entries came about, as far as the call log still knows. */
final class CallerStore {
  private CallerStore() {}

  private record Caller(UUID id, String message, Optional<String> trail, Optional<String> login) {}

  static List<Entry> named(Handle handle, List<Entry> entries) {
    List<UUID> ids =
        entries.stream()
            .filter(entry -> entry.message().isEmpty())
            .flatMap(entry -> entry.call().stream())
            .filter(id -> id.version() == 7)
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      return List.copyOf(entries);
    }
    Map<UUID, Caller> callers = new HashMap<>();
    handle
        .createQuery(TimelineSql.CALLERS)
        .bind("ids", SqlArray.of("uuid", ids, id -> id))
        .bind(
            "froms",
            SqlArray.of(
                "timestamptz",
                ids,
                id -> TimeOrderedId.time(id).minusMillis(1).atOffset(ZoneOffset.UTC)))
        .bind(
            "untils",
            SqlArray.of(
                "timestamptz",
                ids,
                id -> TimeOrderedId.time(id).plusMillis(1).atOffset(ZoneOffset.UTC)))
        .mapTo(Caller.class)
        .forEach(caller -> callers.put(caller.id(), caller));
    return entries.stream().map(entry -> named(entry, callers)).toList();
  }

  private static Entry named(Entry entry, Map<UUID, Caller> callers) {
    return entry
        .call()
        .filter(id -> entry.message().isEmpty())
        .map(callers::get)
        .map(
            caller ->
                new Entry(
                    entry.position(),
                    entry.actor().or(() -> caller.login().map(login -> "user:" + login)),
                    entry.call(),
                    Optional.of(caller.message()),
                    caller.trail(),
                    entry.what()))
        .orElse(entry);
  }
}
