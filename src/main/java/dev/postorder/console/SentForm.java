package dev.postorder.console;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A form as the call log keeps it: JSON, without what proves who sent it. */
public final class SentForm {
  private static final String MASK = "***";
  private static final Set<String> SECRETS =
      Set.of("password", "again", "code", "ticket", "current");

  private SentForm() {}

  /**
   * The fields but {@code csrf}; passwords and codes masked, other secrets are by the log itself.
   */
  public static byte[] of(Query form) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    form.fields()
        .forEach(
            (name, values) -> {
              if (SECRETS.contains(name.toLowerCase(Locale.ROOT))) {
                kept.put(name, MASK);
              } else if (values.size() == 1) {
                kept.put(name, values.getFirst());
              } else if (!values.isEmpty()) {
                ArrayNode all = kept.putArray(name);
                values.forEach(all::add);
              }
            });
    kept.remove("csrf");
    return JsonMapper.shared().writeValueAsString(kept).getBytes(StandardCharsets.UTF_8);
  }
}
