package dev.postorder.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Requests and answers as files, {@code golden/travel/METHOD/soap11|soap12/CASE.xml}: the seed's
 * own two answers, every business error, every fault. Compared in structure; what differs from call
 * to call is named in {@link XmlLines}.
 */
final class Golden {
  private Golden() {}

  /** The request that stands beside a method's answers, with {@code @names@} to be filled in. */
  static String request(SoapVersion version, String method) throws Exception {
    return text(version, method, "request");
  }

  static void assertSame(
      HttpResponse<String> answer, SoapVersion version, int status, String method, String name)
      throws Exception {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains(version.mediaType() + "; charset=utf-8");
    assertThat(XmlLines.of(answer.body())).isEqualTo(XmlLines.of(text(version, method, name)));
  }

  private static String text(SoapVersion version, String method, String name) throws Exception {
    String folder = version == SoapVersion.V11 ? "soap11" : "soap12";
    String file = "/golden/travel/%s/%s/%s.xml".formatted(method, folder, name);
    try (InputStream in = Golden.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
