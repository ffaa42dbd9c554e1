package dev.postorder.freight.page;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.HistoryEntry;
import dev.postorder.platform.xml.Xml;
import java.util.List;

/** Writes the elements of a page; every value is escaped. */
final class Sheet {
  private final StringBuilder out;
  private final Wording wording;
  private final String newLine;
  private final String indent;

  /**
   * Writes to a page.
   *
   * @param newLine {@code <br>} in HTML, {@code <br/>} in XML
   * @param indent what begins a line of the source
   */
  Sheet(StringBuilder out, Wording wording, String newLine, String indent) {
    this.out = out;
    this.wording = wording;
    this.newLine = newLine;
    this.indent = indent;
  }

  Wording wording() {
    return wording;
  }

  Sheet start() {
    out.append(indent).append("<p>");
    return this;
  }

  Sheet end() {
    out.append("</p>");
    return this;
  }

  /** A word and a space. */
  Sheet word(Word word) {
    out.append(wording.of(word)).append(' ');
    return this;
  }

  /** Text of ours. */
  Sheet text(String text) {
    out.append(text);
    return this;
  }

  /** What a change comes to; of a declined one, what it would have come to. */
  Sheet comesTo(HistoryEntry entry) {
    if (entry.status() == ChangeStatus.FAILED) {
      word(Word.ASKED);
    }
    return text(wording.text(entry.type()));
  }

  /** A value that matters. */
  Sheet bold(String value) {
    out.append("<b>");
    plain(value);
    out.append("</b>");
    return this;
  }

  /** A value in passing. */
  Sheet plain(String value) {
    Xml.escape(out, value);
    return this;
  }

  Sheet newLine() {
    out.append(newLine);
    return this;
  }

  /** Paragraphs that stand apart from what follows, by the seed's own style. */
  Sheet group(boolean apart, Runnable paragraphs) {
    if (apart) {
      out.append(indent).append("<div class=\"contact-info-section\">");
    }
    paragraphs.run();
    return apart ? endSection() : this;
  }

  /** The beginning of a block of contacts. */
  Sheet section(Word title) {
    out.append(indent).append("<div class=\"contact-info-section\">");
    out.append(indent).append("    <p class=\"section-name\">").append(wording.of(title));
    return end();
  }

  Sheet endSection() {
    out.append(indent).append("</div>");
    return this;
  }

  /**
   * A line of a block of contacts.
   *
   * @param style the classes of the seed: {@code contact-list contact-icon} and the like
   */
  Sheet startList(String style) {
    out.append(indent).append("    <p class=\"").append(style).append("\">");
    return this;
  }

  /** «прежде: …» */
  Sheet formerly(List<String> values) {
    return word(Word.FORMERLY).plain(String.join(", ", values));
  }
}
