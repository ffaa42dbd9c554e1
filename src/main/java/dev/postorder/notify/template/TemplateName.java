package dev.postorder.notify.template;

import dev.postorder.notify.Event;
import dev.postorder.platform.config.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which text a template is.
 *
 * @param event as in {@code notification.event}, or {@code order_state}, which stands in for every
 *     state that has no template of its own
 */
public record TemplateName(Kind kind, Language language, String event) {
  /** Its file below the directory of templates, e.g. {@code letter/ru/order_queued.txt}. */
  public String path() {
    return path(kind, language, event);
  }

  /** What renders an event that has no template of its own; empty if nothing else does. */
  Optional<TemplateName> general() {
    String general = Event.kind(event);
    return general.equals(event)
        ? Optional.empty()
        : Optional.of(new TemplateName(kind, language, general));
  }

  static String path(Kind kind, Language language, String name) {
    return kind.directory() + "/" + language.code() + "/" + name + ".txt";
  }

  /** Every template that there may be. */
  static List<TemplateName> all() {
    var all = new ArrayList<TemplateName>();
    for (Kind kind : Kind.values()) {
      for (Language language : Language.values()) {
        all.add(new TemplateName(kind, language, Event.ORDER_STATE));
        Event.all().forEach(event -> all.add(new TemplateName(kind, language, event)));
      }
    }
    return all;
  }
}
