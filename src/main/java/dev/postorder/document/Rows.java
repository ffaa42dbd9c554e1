package dev.postorder.document;

import dev.postorder.document.Paper.Block;
import dev.postorder.document.Paper.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the rows of a block; a row without a value is left out. */
final class Rows {
  private final Texts texts;
  private final List<Row> rows = new ArrayList<>();

  Rows(Texts texts) {
    this.texts = texts;
  }

  Rows add(Term name, String value) {
    if (!value.isBlank()) {
      rows.add(new Row(texts.of(name), value));
    }
    return this;
  }

  Rows add(Term name, Optional<String> value) {
    return add(name, value.orElse(""));
  }

  Rows add(Term name, List<String> values) {
    return add(name, String.join("; ", values));
  }

  Block under(Term title) {
    return new Block(texts.of(title), List.copyOf(rows));
  }
}
