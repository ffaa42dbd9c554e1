package dev.postorder.notify.template;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A compiled piece of a file in the template language Mustache. A name that nobody gave a value is
 * a fault, not an empty text.
 */
final class Snippet {
  private static final Mustache.Compiler PLAIN =
      Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true).strictSections(true);
  private static final Mustache.Compiler HTML =
      PLAIN.withEscaper(
          Escapers.simple(
              new String[][] {
                {"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}
              }));
  private static final Pattern AT_LINE = Pattern.compile("(.*?) @ line (\\d+)(.*)", Pattern.DOTALL);

  private final Template template;
  private final String file;
  private final int line;

  private Snippet(Mustache.Compiler compiler, String file, int line, String source) {
    this.file = file;
    this.line = line;
    closed(file, line, source);
    try {
      this.template = compiler.compile(source);
    } catch (MustacheException e) {
      throw unreadable(e);
    }
  }

  /** The compiler takes a tag without an end for text, which would be read by the recipient. */
  private static void closed(String file, int line, String source) {
    int open = source.lastIndexOf("{{");
    if (open > source.lastIndexOf("}}") && !source.contains("{{=")) {
      long above = source.substring(0, open).chars().filter(c -> c == '\n').count();
      throw new TemplateException(file, line + (int) above, "'{{' without '}}'");
    }
  }

  /** Plain text, in which nothing is escaped. */
  static Snippet plain(String file, int line, String source) {
    return new Snippet(PLAIN, file, line, source);
  }

  /** HTML, in which values are escaped unless the template asks for them as they are. */
  static Snippet html(String file, String source) {
    return new Snippet(HTML, file, 1, source);
  }

  /** The text with these values. */
  String render(Map<String, Object> values) {
    try {
      return template.execute(values);
    } catch (MustacheException.Context e) {
      throw new TemplateException(
          file, line + e.lineNo - 1, "there is no value named '" + e.key + "' here");
    } catch (UnsupportedOperationException e) {
      throw new TemplateException(file, "templates cannot take in others ({{>…}})");
    } catch (MustacheException e) {
      throw unreadable(e);
    }
  }

  private TemplateException unreadable(MustacheException e) {
    String why = String.valueOf(e.getMessage());
    Matcher at = AT_LINE.matcher(why);
    return at.matches()
        ? new TemplateException(
            file, line + Integer.parseInt(at.group(2)) - 1, at.group(1) + at.group(3))
        : new TemplateException(file, line, why);
  }
}
