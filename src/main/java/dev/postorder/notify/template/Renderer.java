package dev.postorder.notify.template;

import dev.postorder.notify.Event;
import dev.postorder.notify.Text;
import dev.postorder.platform.config.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import tools.jackson.databind.JsonNode;

/** Makes texts of templates and data. */
final class Renderer {
  private static final int LONGEST_SUBJECT = 200;

  private final TemplateSet set;
  private final Values values;

  Renderer(TemplateSet set, Values values) {
    this.set = set;
    this.values = values;
  }

  /** The text of a notification. */
  Text render(TemplateName name, JsonNode data, Links links) {
    Map<String, Object> known = values.of(name.event(), name.language(), data, links);
    Text text =
        switch (name.kind()) {
          case SMS -> new Text("", Plain.text(set.sms(name).render(known)), "");
          case LETTER -> letter(name, known, ChangeRows.of(data.path("change"), name.language()));
        };
    if (text.text().isBlank() || (name.kind() == Kind.LETTER && text.subject().isBlank())) {
      throw new TemplateException(set.path(name), "the text is empty for " + name.event());
    }
    return text;
  }

  /**
   * Tries every template: renders each event with an order of which all is known and one of which
   * nothing is.
   */
  void check() {
    for (Kind kind : Kind.values()) {
      for (Language language : Language.values()) {
        for (String event : Event.all()) {
          var name = new TemplateName(kind, language, event);
          render(name, Sample.data(event, language), Sample.LINKS);
          render(name, Sample.bare(), Links.to(Sample.LINKS.track()));
        }
      }
    }
  }

  private Text letter(TemplateName name, Map<String, Object> values, List<ChangeRows.Row> changes) {
    Script letter = set.letter(name);
    Script common = set.inCommon(name.language());
    String subject = shortened(line(letter, "subject", values));
    var model = new HashMap<>(values);
    model.put("subject", subject);
    model.putAll(words(letter, common, values));
    model.put("facts", rows(letter, values));
    model.put("rows", rows(common, values));
    model.put("changed", !changes.isEmpty());
    model.put("changes", changes.stream().map(Renderer::row).toList());
    model.put("logo", logoId());
    return new Text(
        subject,
        Wrapped.text(set.layout(TemplateSet.TEXT).render(model)),
        set.layout(TemplateSet.HTML).render(model));
  }

  private static Map<String, Object> words(
      Script letter, Script common, Map<String, Object> values) {
    String lead = line(letter, "lead", values);
    return Map.of(
        "title", line(letter, "title", values),
        "lead", lead,
        "preheader", line(letter, "preheader", values, lead),
        "changesTitle", line(letter, "changes", values, line(common, "changes", values)),
        "was", line(letter, "was", values, line(common, "was", values)),
        "trackLabel", line(common, "track", values),
        "automatic", line(common, "automatic", values),
        "unsubscribeLabel", line(common, "unsubscribe", values));
  }

  /** What the logo is called within a letter (RFC 2392); another one has another name. */
  String logoId() {
    var sum = new CRC32C();
    sum.update(set.logo());
    return "logo.%08x@postorder".formatted(sum.getValue());
  }

  private static String shortened(String subject) {
    int length = Math.min(LONGEST_SUBJECT, subject.codePointCount(0, subject.length()));
    return subject.substring(0, subject.offsetByCodePoints(0, length));
  }

  private static List<Map<String, Object>> rows(Script script, Map<String, Object> values) {
    var rows = new ArrayList<Map<String, Object>>();
    for (Script.Row row : script.rows()) {
      String value = Plain.text(row.value().render(values));
      String name = Plain.text(row.name().render(values));
      if (!value.isEmpty()) {
        rows.add(Map.of("name", name, "value", value));
      }
    }
    return rows;
  }

  private static Map<String, Object> row(ChangeRows.Row row) {
    return Map.of("name", row.name(), "value", row.value(), "former", row.former());
  }

  private static String line(Script script, String key, Map<String, Object> values) {
    return line(script, key, values, "");
  }

  private static String line(
      Script script, String key, Map<String, Object> values, String otherwise) {
    return script.text(key).map(text -> Plain.text(text.render(values))).orElse(otherwise);
  }
}
