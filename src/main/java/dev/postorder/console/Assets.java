package dev.postorder.console;

import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/**
 * What the pages need besides themselves: {@code /console/assets/style.css}, {@code
 * /console/assets/icon.svg}.
 */
public final class Assets implements Handler {
  private final Map<String, Response> files =
      Map.of(
          "/console/assets/style.css", file("style.css", "text/css; charset=utf-8"),
          "/console/assets/icon.svg", file("icon.svg", "image/svg+xml"));

  @Override
  public Response handle(Request request) {
    return files.getOrDefault(request.path(), Response.empty(404));
  }

  private static Response file(String name, String type) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      return Response.of(200, type, Objects.requireNonNull(in, name).readAllBytes())
          .with("Cache-Control", "max-age=600")
          .with("X-Content-Type-Options", "nosniff");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
