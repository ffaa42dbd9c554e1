package dev.postorder.document;

import dev.postorder.platform.config.Language;
import java.time.Instant;
import java.util.List;

/**
 * What a document says, in the words of its reader.
 *
 * @param title what kind of document it is
 * @param subtitle its number and date in words
 * @param number the digits of the barcode
 * @param bands blocks from top to bottom; those of one band stand side by side
 * @param markup well-formed elements between the heading and the bands; empty for none
 * @param signatures who signs, from left to right
 * @param asOf when what it tells became so
 */
public record Paper(
    Language language,
    String title,
    String subtitle,
    String number,
    List<List<Block>> bands,
    String markup,
    List<String> signatures,
    Instant asOf) {

  /** A heading and what stands below it. */
  public record Block(String title, List<Row> rows) {
    /** Whether there is anything to tell. */
    public boolean isEmpty() {
      return rows.isEmpty();
    }
  }

  /** A name and its value. */
  public record Row(String name, String value) {}

  /** Blocks and bands without anything to tell are left out. */
  public Paper {
    bands =
        bands.stream()
            .map(band -> band.stream().filter(block -> !block.isEmpty()).toList())
            .filter(band -> !band.isEmpty())
            .toList();
  }

  /** The language as HTML says it. */
  public String lang() {
    return switch (language) {
      case RU -> "ru";
      case EN -> "en";
    };
  }

  /** «стр.» */
  public String page() {
    return Term.PAGE.in(language);
  }

  /** «из» */
  public String of() {
    return Term.OF.in(language);
  }

  /** The barcode of the number. */
  public List<Code128.Bar> bars() {
    return Code128.bars(number);
  }

  /** How wide it is, as a length in CSS. */
  public String breadth() {
    return Code128.breadth(bars());
  }
}
