package dev.postorder.addressbook;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Saves entries so that of two that are one only one comes to stand, also under way at once. */
final class KeyStore {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String SAVEPOINT = "book_entry";

  private KeyStore() {}

  /** Inserts, unless there is one with the key. */
  static Saved insert(
      Handle handle, Kind kind, long customerId, byte[] key, Supplier<Optional<Long>> insert) {
    while (true) {
      Optional<Long> inserted = insert.get();
      if (inserted.isPresent()) {
        return new Saved(inserted.get(), SaveState.NEW);
      }
      Optional<Long> present = find(handle, kind, customerId, key);
      if (present.isPresent()) {
        return new Saved(present.get(), SaveState.EXISTING);
      }
    }
  }

  /** Changes an entry, unless the change would make it one with another: then that one is told. */
  static Saved change(
      Handle handle, Kind kind, long customerId, long id, byte[] key, Runnable change) {
    while (true) {
      Optional<Long> present = find(handle, kind, customerId, key);
      if (present.isPresent() && present.get() != id) {
        return new Saved(present.get(), SaveState.EXISTING);
      }
      handle.savepoint(SAVEPOINT);
      try {
        change.run();
        handle.releaseSavepoint(SAVEPOINT);
        return new Saved(id, SaveState.UPDATED);
      } catch (UnableToExecuteStatementException e) {
        if (!(e.getCause() instanceof SQLException cause)
            || !UNIQUE_VIOLATION.equals(cause.getSQLState())) {
          throw e;
        }
        handle.rollbackToSavepoint(SAVEPOINT);
      }
    }
  }

  private static Optional<Long> find(Handle handle, Kind kind, long customerId, byte[] key) {
    return handle
        .createQuery(
            "select id from %s where customer_id = :customer and key = :key"
                .formatted(kind.table()))
        .bind("customer", customerId)
        .bind("key", key)
        .mapTo(Long.class)
        .findOne();
  }
}
