package dev.postorder.platform.outgoing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** Reads the documents that are answered: UTF-8, not longer than anybody needs. */
final class Documents {
  private static final int MOST = 256 * 1024;

  private Documents() {}

  static Fetched read(HttpUriRequestBase request, ClassicHttpResponse response) {
    Optional<HttpEntity> entity = Optional.ofNullable(response.getEntity());
    try {
      byte[] body =
          entity.isPresent() ? entity.get().getContent().readNBytes(MOST + 1) : new byte[0];
      if (body.length > MOST) {
        request.abort(); // Closing alone would read the rest, however long it is.
        return new Fetched.NotFetched("the answer is longer than " + MOST / 1024 + " KiB");
      }
      return new Fetched.Document(
          response.getCode(),
          entity.map(HttpEntity::getContentType).orElse(""),
          new String(body, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new Fetched.NotFetched(
          "the answer broke off: " + Optional.ofNullable(e.getMessage()).orElse(e.toString()));
    }
  }
}
