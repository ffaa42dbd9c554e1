package dev.postorder.backoffice.openapi;

import java.util.ArrayList;
import java.util.List;

/** The descriptions' few marks: {@code `code`}, and lists whose items begin with {@code - }. */
public final class Prose {
  private Prose() {}

  /** A piece of a line. */
  public record Span(String text, boolean code) {}

  /** A paragraph, or the items of a list. */
  public record Block(List<String> lines, boolean list) {}

  /** A line in pieces; every second one stands between backquotes. */
  public static List<Span> spans(String text) {
    var spans = new ArrayList<Span>();
    String[] pieces = text.split("`", -1);
    for (int i = 0; i < pieces.length; i++) {
      if (!pieces[i].isEmpty()) {
        spans.add(new Span(pieces[i], i % 2 == 1));
      }
    }
    return spans;
  }

  /** A longer text; a list stands in a paragraph of its own. */
  public static List<Block> blocks(String text) {
    var blocks = new ArrayList<Block>();
    for (String paragraph : text.strip().split("\n\n", -1)) {
      if (paragraph.startsWith("- ")) {
        List<String> items = List.of(paragraph.substring(2).split("\n- ", -1));
        blocks.add(new Block(items.stream().map(Prose::line).toList(), true));
      } else {
        blocks.add(new Block(List.of(line(paragraph)), false));
      }
    }
    return blocks;
  }

  private static String line(String text) {
    return text.replaceAll("\\s*\n\\s*", " ");
  }
}
