package dev.postorder.testing;

import dev.postorder.change.ChangeType;
import dev.postorder.order.OrderState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The table of {@code change/rules.txt}: what is expected of the rules of changes. */
public final class RuleTable {
  /** One cell of its first part. */
  public record Cell(ChangeType type, String order, OrderState state, char verdict) {}

  /** One line of its second part. */
  public record Level(int level, String answer) {}

  /** One line of its third part. */
  public record Time(LocalDateTime now, Optional<LocalDate> day, boolean late, String what) {}

  public final List<Cell> cells = new ArrayList<>();
  public final List<Level> levels = new ArrayList<>();
  public final List<Time> times = new ArrayList<>();

  /** Reads the table. */
  public RuleTable() {
    List<String> head = List.of();
    for (String line : lines()) {
      List<String> fields = Arrays.stream(line.split("\\|")).map(String::strip).toList();
      if (List.of("type", "level", "now").contains(fields.getFirst())) {
        head = fields;
      } else {
        switch (head.getFirst()) {
          case "type" -> cells(head, fields);
          case "level" -> levels.add(new Level(Integer.parseInt(fields.get(0)), fields.get(1)));
          default -> times.add(time(fields));
        }
      }
    }
  }

  private static List<String> lines() {
    try (InputStream file = RuleTable.class.getResourceAsStream("/change/rules.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void cells(List<String> head, List<String> fields) {
    ChangeType type = ChangeType.of(fields.get(0)).orElseThrow();
    for (int i = 2; i < head.size(); i++) {
      OrderState state = OrderState.of(head.get(i)).orElseThrow();
      cells.add(new Cell(type, fields.get(1), state, fields.get(i).charAt(0)));
    }
  }

  private static Time time(List<String> fields) {
    Optional<LocalDate> day =
        Optional.of(fields.get(1)).filter(text -> !text.equals("none")).map(LocalDate::parse);
    return new Time(
        LocalDateTime.parse(fields.get(0)), day, fields.get(2).equals("after"), fields.get(3));
  }
}
