package dev.postorder.freight.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BodyHashTest {
  @Test
  void keysOfAccessSpellingOrderAndFormatDoNotCount() throws UnreadableBody {
    String one =
        hash(
            Format.JSON,
            "{\"appkey\":\"1\",\"sessionID\":\"2\",\"requestIDs\":[1,2],\"one\":[7],\"x\":null}");
    assertThat(
            hash(Format.JSON, "{\"session_id\":\"t\",\"ONE\":\"7\",\"request_ids\":[\"1\",\"2\"]}"))
        .isEqualTo(one);
    assertThat(
            hash(
                Format.XML,
                "<request><sessionid>9</sessionid><requestids>1</requestids>"
                    + "<requestids>2</requestids><one>7</one></request>"))
        .isEqualTo(one);
  }

  @Test
  void whatIsSaidCounts() throws UnreadableBody {
    assertThat(hash(Format.JSON, "{\"a\":[1,2]}")).isNotEqualTo(hash(Format.JSON, "{\"a\":[2,1]}"));
    assertThat(hash(Format.JSON, "{\"a\":\"1\"}")).isNotEqualTo(hash(Format.JSON, "{\"a\":\"2\"}"));
    assertThat(hash(Format.JSON, "{\"a\":{\"token\":\"1\"}}"))
        .isNotEqualTo(hash(Format.JSON, "{\"a\":{\"token\":\"2\"}}"));
  }

  private static String hash(Format format, String body) throws UnreadableBody {
    return HexFormat.of()
        .formatHex(
            BodyHash.of(
                BodyReader.read(format, body.getBytes(StandardCharsets.UTF_8), Optional.empty())));
  }
}
