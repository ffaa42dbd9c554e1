package dev.postorder.freight;

import dev.postorder.freight.wire.FreightError;
import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.Response;
import dev.postorder.platform.pages.PlainPage;
import dev.postorder.platform.xml.Xml;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The error catalogue for readers: docs/errors.md, and the page that each error's link leads to.
 */
public final class ErrorGuide {
  private static final List<FreightError> ERRORS =
      Arrays.stream(FreightError.values())
          .sorted(Comparator.comparingInt(FreightError::code))
          .toList();

  private ErrorGuide() {}

  /** docs/errors.md. */
  public static String markdown() {
    var out =
        new StringBuilder(
            """
            # Errors of the freight face

            Generated from `FreightError`; do not edit. Every error of the List shape carries a `link`
            to its row on this server's page `/docs/errors`.

            | code | HTTP | title | detail | when |
            |---|---|---|---|---|
            """);
    for (FreightError error : ERRORS) {
      out.append(
          "| %d | %d | %s | %s | %s |\n"
              .formatted(
                  error.code(), error.status(), error.title(), error.detail(), error.when()));
    }
    return out.toString();
  }

  /** The page {@code /docs/errors}; the row of code N has the anchor {@code error_N}. */
  static Response page() {
    var out =
        new StringBuilder(
            """
            <table>
            <thead><tr><th scope="col">code</th><th scope="col">HTTP</th><th scope="col">title</th>\
            <th scope="col">detail</th><th scope="col">when</th></tr></thead>
            <tbody>
            """);
    for (FreightError error : ERRORS) {
      out.append("<tr id=\"error_").append(error.code()).append("\">");
      cell(out, Integer.toString(error.code()));
      cell(out, Integer.toString(error.status()));
      cell(out, error.title());
      cell(out, error.detail());
      cell(out, error.when());
      out.append("</tr>\n");
    }
    return PlainPage.of(
        200, Language.RU, "Коды ошибок", out.append("</tbody>\n</table>\n").toString());
  }

  private static void cell(StringBuilder out, String text) {
    out.append("<td>");
    Xml.escape(out, text);
    out.append("</td>");
  }
}
