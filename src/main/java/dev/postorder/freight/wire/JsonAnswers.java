package dev.postorder.freight.wire;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/** Writes answers as JSON; also the form in which answers are kept for replay. */
public final class JsonAnswers {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().addModule(new SimpleModule().addSerializer(new Html())).build();

  private JsonAnswers() {}

  static byte[] bytes(JsonNode answer) {
    return MAPPER.writeValueAsBytes(answer);
  }

  /** The answer as text. */
  public static String text(ObjectNode answer) {
    return new String(bytes(answer), StandardCharsets.UTF_8);
  }

  /** The answer that {@link #text} wrote. */
  public static ObjectNode parse(String text) {
    return MAPPER.readValue(text, ObjectNode.class);
  }

  private static final class Html extends ValueSerializer<Markup> {
    @Override
    public Class<Markup> handledType() {
      return Markup.class;
    }

    @Override
    public void serialize(Markup value, JsonGenerator out, SerializationContext context) {
      byte[] json = value.json();
      out.writeRawUTF8String(json, 0, json.length);
    }
  }
}
