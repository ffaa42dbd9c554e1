package dev.postorder.freight.page;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import dev.postorder.change.HistoryEntry;
import dev.postorder.freight.wire.Markup;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.xml.Xml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Makes the pages of {@code detailedInfo} (freight specification, section 6). One page is about 2
 * kB and most of it, the head, is made once.
 */
public final class HistoryPages {
  private static final String INDENT = "\n                ";

  private final Wording wording;
  private final DateTimeFormatter day;
  private final String htmlHead;
  private final String xmlHead;

  /** The head as the inside of a JSON string: escaping it anew would cost more than all else. */
  private final byte[] jsonHead;

  /**
   * Pages of one language.
   *
   * @param publicUrl where this server's icons are
   * @param zone of the dates
   */
  public HistoryPages(URI publicUrl, ZoneId zone, Language language) {
    wording =
        switch (language) {
          case RU -> new Russian();
          case EN -> new English();
        };
    day = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT).withZone(zone);
    String style = style() + icons(publicUrl + "/static/img/");
    htmlHead = head(style, ">");
    xmlHead = head(style, "/>");
    jsonHead = JsonStringEncoder.getInstance().quoteAsUTF8(htmlHead);
  }

  /** The page of one change. */
  public Markup page(HistoryEntry entry) {
    return new Page(entry);
  }

  /** The heading of a type's pages. */
  public String title(ChangeType type) {
    return wording.title(type);
  }

  /** What stands on the page of a change below its heading and date, as well-formed elements. */
  public String content(HistoryEntry entry) {
    var out = new StringBuilder();
    new Page(entry).body(out, "<br/>");
    return out.toString();
  }

  private static String style() {
    try (InputStream css = HistoryPages.class.getResourceAsStream("history.css")) {
      if (css == null) {
        throw new IllegalStateException("history.css is not in the jar");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String icons(String at) {
    return icon(".status.success", at + "ic_ok.svg")
        + icon(".status.inprogress", at + "ic_time.svg")
        + icon(".status.fail", at + "ic_block.svg")
        + icon(".phone-icon", at + "phone_icon.svg")
        + icon(".contact-icon", at + "person_icon.svg");
  }

  private static String icon(String selector, String url) {
    return selector + " {background-image: url(\"" + url + "\");}";
  }

  private static String head(String style, String end) {
    return "\n            <html>\n            <head>"
        + INDENT
        + "<style>"
        + style
        + "</style>"
        + INDENT
        + "<meta charset=\"UTF-8\""
        + end
        + "\n            </head>\n            <body>";
  }

  private final class Page implements Markup {
    private final HistoryEntry entry;

    private Page(HistoryEntry entry) {
      this.entry = entry;
    }

    @Override
    public String html() {
      return render(htmlHead, "<br>");
    }

    @Override
    public byte[] json() {
      byte[] rest = JsonStringEncoder.getInstance().quoteAsUTF8(render("", "<br>"));
      byte[] page = Arrays.copyOf(jsonHead, jsonHead.length + rest.length);
      System.arraycopy(rest, 0, page, jsonHead.length, rest.length);
      return page;
    }

    @Override
    public String xml() {
      return render(xmlHead, "<br/>");
    }

    private String render(String head, String newLine) {
      var out = new StringBuilder(head.length() + 512).append(head);
      out.append(INDENT).append("<h1>");
      Xml.escape(out, wording.title(entry.type()));
      out.append("</h1>").append(INDENT).append("<p class=\"date\">");
      out.append(wording.from()).append(' ').append(day.format(entry.createdAt())).append("</p>");
      body(out, newLine);
      return out.append("\n            </body>\n            </html>").toString();
    }

    private void body(StringBuilder out, String newLine) {
      var sheet = new Sheet(out, wording, newLine, INDENT);
      new Particulars(sheet, entry).append();
      status(out);
    }

    private void status(StringBuilder out) {
      out.append(INDENT).append("<p class=\"status ").append(style(entry.status())).append("\">");
      out.append(wording.status(entry.status()));
      if (entry.status() == ChangeStatus.FAILED && entry.reason().isPresent()) {
        out.append(": ");
        Xml.escape(out, entry.reason().get());
      }
      out.append("</p>");
    }

    private static String style(ChangeStatus status) {
      return switch (status) {
        case SUCCESS -> "success";
        case IN_PROGRESS -> "inprogress";
        case FAILED -> "fail";
      };
    }
  }
}
