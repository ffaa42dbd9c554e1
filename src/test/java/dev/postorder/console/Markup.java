package dev.postorder.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Texts that would run, were they taken for markup anywhere, each under a name of its own. */
final class Markup {
  private static final String CORE =
      "<script>owned=1</script><img src=/owned onerror=owned=1><svg/onload=owned=1>${7*7}{{7*7}}";

  /** What ends an attribute, in either kind of quotes; apart, as JSON writes it otherwise. */
  private static final String QUOTES = "\"'><b onmouseover=owned=1>&lt;";

  private static final List<String> STARTS =
      List.of("", "javascript:owned=1//", "=1+1;", "+1;", "-1;", "@a;");

  private final Map<String, Planted> planted = new LinkedHashMap<>();

  /** A text, and what of it must stand on a page that shows it. */
  private record Planted(String text, String shown) {}

  /** The text for a field. */
  String of(String field) {
    return planted
        .computeIfAbsent(
            field,
            name -> {
              String start = STARTS.get(planted.size() % STARTS.size());
              return new Planted(start + name + CORE + QUOTES, shown(name));
            })
        .text();
  }

  /** The text for a field that takes a hundred characters only. */
  String name(String field) {
    String shown = field + "<script>owned=1</script>";
    return planted.computeIfAbsent(field, name -> new Planted("=" + shown + QUOTES, shown)).text();
  }

  /** The text for a field that takes five characters only. */
  String brief(String field) {
    return planted
        .computeIfAbsent(
            field,
            name -> {
              String text = "<u>%02d".formatted(planted.size() % 100);
              return new Planted(text, text);
            })
        .text();
  }

  /** A text with no space, quotes or brackets, for a field that is an address. */
  String plain(String field) {
    String text =
        field.replace(' ', '-') + "'onmouseover=owned=1//&lt;script&gt;owned=1&lt;/script&gt;";
    return planted.computeIfAbsent(field, name -> new Planted(text, text)).text();
  }

  /** An address of e-mail, which a spreadsheet would take for a formula. */
  String mail(String field) {
    String text = "=" + field.replace(' ', '-') + "'onfocus=owned=1&lt@evil.example";
    return planted.computeIfAbsent(field, name -> new Planted(text, text)).text();
  }

  /** What must stand on a page that shows the field. */
  static String shown(String field) {
    return field + CORE;
  }

  /** The fields that have such a text and do not stand in any of these. */
  TreeSet<String> missing(List<String> texts) {
    var missing = new TreeSet<String>();
    planted.forEach(
        (field, text) -> {
          if (texts.stream().noneMatch(page -> page.contains(text.shown()))) {
            missing.add(field);
          }
        });
    return missing;
  }
}
