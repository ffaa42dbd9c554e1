package dev.postorder.platform.database;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a backup file holds: {@code manifest.json} in it.
 *
 * @param format the version of the file's own form
 * @param createdAt when the snapshot was taken, by the database's clock
 * @param schemaVersion the migration that the tables are of
 * @param postgres the server's version
 * @param tables in an order in which they can be filled
 * @param sequences and where they stood
 * @param days the days of UTC that have partitions of the call log
 */
record Manifest(
    int format,
    Instant createdAt,
    int schemaVersion,
    String postgres,
    List<Table> tables,
    List<Sequence> sequences,
    List<LocalDate> days) {
  static final int FORMAT = 1;
  static final String ENTRY = "manifest.json";

  Manifest {
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
    days = List.copyOf(days);
  }

  /**
   * One table's rows, in COPY's text format (UTF-8).
   *
   * @param sha256 of the uncompressed entry, in hexadecimal digits
   */
  record Table(String name, List<String> columns, long rows, String sha256) {
    Table {
      columns = List.copyOf(columns);
    }

    String entry() {
      return entry(name);
    }

    static String entry(String name) {
      return "tables/" + name + ".copy";
    }
  }

  /**
   * A sequence.
   *
   * @param called whether the value was given out already
   */
  record Sequence(String name, long lastValue, boolean called) {}
}
