package dev.postorder.backoffice;

import dev.postorder.platform.http.Request;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the JSON object of a request: at most 32 levels deep, no key twice, and only text that can
 * be stored and shown (no NUL, lone surrogates or other characters that XML 1.0 cannot carry).
 */
final class JsonBody {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NUMBER_LENGTH = 100;
  private static final int MAX_EXPONENT = 100;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonBody() {}

  /**
   * Reads the body.
   *
   * @throws ProblemException too large, not JSON by its type or its content, or not storable
   */
  static ObjectNode read(Request request) {
    if (request.tooLarge()) {
      throw ProblemException.of(ProblemType.TOO_LARGE, "The server's limit is 1 MiB by default");
    }
    checkType(request);
    if (!(parse(request.body()) instanceof ObjectNode object)) {
      throw ProblemException.of(ProblemType.MALFORMED, "An object is expected");
    }
    var faults = new ArrayList<Fault>();
    check(object, "", faults);
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
    return object;
  }

  private static void checkType(Request request) {
    String type = request.headers().first("Content-Type").orElse("application/json");
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!media.equals("application/json") && !media.endsWith("+json")) {
      throw ProblemException.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the header Content-Type: application/json");
    }
  }

  private static JsonNode parse(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String where =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw ProblemException.of(ProblemType.MALFORMED, "The JSON cannot be read" + where);
    }
  }

  private static void check(JsonNode node, String pointer, List<Fault> faults) {
    if (node.isString() && !storable(node.stringValue())) {
      faults.add(new Fault(pointer, "has characters that cannot be stored"));
    } else if (node.isNumber() && !storable(node.decimalValue())) {
      faults.add(new Fault(pointer, "is too large or too small a number"));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(node.get(i), pointer + "/" + i, faults);
      }
    } else if (node.isObject()) {
      for (var property : node.properties()) {
        if (storable(property.getKey())) {
          check(property.getValue(), pointer + "/" + escape(property.getKey()), faults);
        } else {
          faults.add(new Fault(pointer, "has a key with characters that cannot be stored"));
        }
      }
    }
  }

  /** A key as a step of a JSON pointer. */
  static String escape(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private static boolean storable(BigDecimal number) {
    return Math.abs((long) number.precision() - number.scale()) <= MAX_EXPONENT
        && Math.abs((long) number.scale()) <= MAX_EXPONENT;
  }

  private static boolean storable(String text) {
    return text.codePoints().allMatch(JsonBody::storable);
  }

  private static boolean storable(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c < 0xD800)
        || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF);
  }
}
