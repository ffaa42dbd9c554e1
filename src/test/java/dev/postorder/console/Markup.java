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

  private final Map<String, String> planted = new LinkedHashMap<>();

  /** The text for a field. */
  String of(String field) {
    return planted.computeIfAbsent(
        field, name -> STARTS.get(planted.size() % STARTS.size()) + name + CORE + QUOTES);
  }

  /** What must stand on a page that shows the field. */
  static String shown(String field) {
    return field + CORE;
  }

  /** The fields that have such a text and do not stand in any of these. */
  TreeSet<String> missing(List<String> texts) {
    var missing = new TreeSet<>(planted.keySet());
    missing.removeIf(field -> texts.stream().anyMatch(text -> text.contains(shown(field))));
    return missing;
  }
}
