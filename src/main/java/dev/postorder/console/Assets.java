package dev.postorder.console;

import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the pages need besides themselves, at {@code /console/assets/<hash>/<name>}: the address of
 * a file changes with it, so browsers keep it for good.
 */
public final class Assets implements Handler {
  private static final String ROOT = "/console/assets/";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final Map<String, File> FILES =
      Stream.of(
              own("style.css", "text/css; charset=utf-8"),
              own("icon.svg", "image/svg+xml"),
              own("console.js", SCRIPT),
              new File("htmx.js", SCRIPT, htmx()))
          .collect(Collectors.toUnmodifiableMap(File::name, file -> file));

  private record File(String name, String type, byte[] bytes, String hash) {
    File(String name, String type, byte[] bytes) {
      this(name, type, bytes, digest(bytes));
    }
  }

  /**
   * The address of a file: {@code style.css}, {@code icon.svg}, {@code console.js}, {@code
   * htmx.js}.
   */
  public static String address(String name) {
    return ROOT + Objects.requireNonNull(FILES.get(name), name).hash() + "/" + name;
  }

  @Override
  public Response handle(Request request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Response.empty(405).with("Allow", "GET, HEAD");
    }
    return FILES.values().stream()
        .filter(file -> request.path().equals(address(file.name())))
        .findFirst()
        .map(
            file ->
                Response.of(200, file.type(), file.bytes())
                    .with("Cache-Control", "public, max-age=31536000, immutable")
                    .with("X-Content-Type-Options", "nosniff"))
        .orElseGet(() -> Response.empty(404));
  }

  private static File own(String name, String type) {
    return new File(name, type, bytes(Assets.class.getResourceAsStream(name), name));
  }

  /** From its webjar, whose paths carry the version. */
  private static byte[] htmx() {
    ClassLoader loader = Assets.class.getClassLoader();
    String about = "META-INF/maven/org.webjars.npm/htmx.org/pom.properties";
    var properties = new Properties();
    try (InputStream in = loader.getResourceAsStream(about)) {
      properties.load(Objects.requireNonNull(in, about));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String file =
        "META-INF/resources/webjars/htmx.org/%s/dist/htmx.min.js"
            .formatted(properties.getProperty("version"));
    return bytes(loader.getResourceAsStream(file), file);
  }

  private static byte[] bytes(@Nullable InputStream stream, String name) {
    try (InputStream in = Objects.requireNonNull(stream, name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
