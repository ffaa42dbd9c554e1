package dev.postorder.freight;

import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of error codes at {@code /docs/errors} and the icons under {@code /static/img}. */
public final class StaticPages implements Handler {
  private static final List<String> ICONS =
      List.of("ic_ok", "ic_time", "ic_block", "phone_icon", "person_icon");

  private final Map<String, Response> pages = new HashMap<>();

  /** Loads everything. */
  public StaticPages() {
    pages.put("/docs/errors", ErrorGuide.page());
    for (String icon : ICONS) {
      pages.put(
          "/static/img/" + icon + ".svg",
          Response.of(200, "image/svg+xml", resource("img/" + icon + ".svg"))
              .with("Cache-Control", "public, max-age=86400"));
    }
  }

  @Override
  public Response handle(Request request) {
    Optional<Response> page = Optional.ofNullable(pages.get(request.path()));
    if (page.isEmpty()) {
      return Response.empty(404);
    }
    return switch (request.method()) {
      case "GET", "HEAD" -> page.get();
      default -> Response.empty(405).with("Allow", "GET, HEAD");
    };
  }

  private static byte[] resource(String name) {
    try (InputStream in = StaticPages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
