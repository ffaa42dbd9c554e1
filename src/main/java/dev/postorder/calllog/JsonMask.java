package dev.postorder.calllog;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/** Masks JSON in place: everything but the secrets stays as it was written. */
final class JsonMask {
  private static final JsonFactory JSON = new JsonFactory();

  private final String text;
  private final StringBuilder masked;
  private int copied;
  private int read;

  private JsonMask(String text) {
    this.text = text;
    this.masked = new StringBuilder(text.length());
  }

  static String mask(String text, boolean whole) {
    return new JsonMask(text).run(whole);
  }

  private String run(boolean whole) {
    boolean parsed = false;
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.PROPERTY_NAME) {
          parser.finishToken();
          token(parser, token);
          read = end(parser);
        }
      }
      parsed = true;
    } catch (JacksonException e) {
      // what was read up to here is kept
    }
    masked.append(text, copied, Math.max(copied, read));
    if (!parsed) {
      masked.append(whole ? MaskedBody.notKept(text.length() - read) : " …");
    }
    return masked.toString();
  }

  private void token(JsonParser parser, JsonToken token) {
    Optional<String> name = Optional.ofNullable(parser.currentName());
    if (name.isPresent() && !token.isStructEnd() && SecretNames.secret(name.get())) {
      replace(parser, token, SecretNames.mask(name.get(), scalar(parser, token)));
    } else if (token == JsonToken.VALUE_STRING) {
      MaskedBody.embedded(parser.getString()).ifPresent(masked -> replace(parser, token, masked));
    }
  }

  private static String scalar(JsonParser parser, JsonToken token) {
    return token.isScalarValue() ? parser.getString() : SecretNames.MASK;
  }

  private void replace(JsonParser parser, JsonToken token, String with) {
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    masked.append(text, copied, start(parser));
    masked.append('"').append(JsonStringEncoder.getInstance().quoteAsCharArray(with)).append('"');
    copied = text.length();
    parser.skipChildren();
    copied = end(parser);
  }

  private static int start(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private static int end(JsonParser parser) {
    return (int) parser.currentLocation().getCharOffset();
  }
}
