package dev.postorder.backoffice.demo;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;

/** What was made for the demonstration, kept in the table {@code installation} as JSON. */
final class DemoStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  private DemoStore() {}

  static <T> Optional<T> find(Handle handle, String name, Class<T> type) {
    return handle
        .createQuery("select value from installation where name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne()
        .map(value -> JSON.readValue(value, type));
  }

  static void keep(Handle handle, String name, Object value) {
    handle
        .createUpdate("insert into installation (name, value) values (:name, :value)")
        .bind("name", name)
        .bind("value", JSON.writeValueAsString(value))
        .execute();
  }
}
