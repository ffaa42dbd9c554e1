package dev.postorder.notify.mail;

import java.util.List;
import java.util.Optional;

/**
 * What a letter says.
 *
 * @param title its first line
 * @param lead a sentence below it
 * @param rows what is known of the order, top down
 * @param link the page where the order can be followed
 */
public record LetterModel(String title, String lead, List<Row> rows, String link) {
  /** A name and its value. */
  public record Row(String name, String value) {}

  /** Rows with a value only. */
  public LetterModel {
    rows = rows.stream().filter(row -> !row.value().isBlank()).toList();
  }

  static Row row(String name, Optional<String> value) {
    return new Row(name, value.orElse(""));
  }
}
