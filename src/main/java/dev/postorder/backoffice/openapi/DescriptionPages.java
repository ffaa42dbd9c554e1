package dev.postorder.backoffice.openapi;

import dev.postorder.access.OperatorRole;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import dev.postorder.platform.pages.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What tells of the API without a key, below {@code /api/v1}: {@code /openapi.json}, {@code
 * /openapi.yaml}, and {@code /docs} for people. It is put together once, beside the server's start.
 */
public final class DescriptionPages {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final CompletableFuture<ApiDescription> description = new CompletableFuture<>();
  private final CompletableFuture<Map<String, Response>> pages =
      description.thenApply(DescriptionPages::pages);
  private final Map<String, Boolean> asking = new ConcurrentHashMap<>();
  private final Map<String, OperatorRole> needed = new ConcurrentHashMap<>();

  /** Begins to put the pages together. */
  public DescriptionPages(Supplier<ApiDescription> description) {
    Thread.ofVirtual().name("api-description").start(() -> complete(description));
  }

  private void complete(Supplier<ApiDescription> supplier) {
    try {
      description.complete(supplier.get());
    } catch (RuntimeException e) {
      description.completeExceptionally(e);
    }
  }

  /** Whether an operation has query parameters of its own. */
  public boolean asks(String verb, Pattern path) {
    String shape = Described.shape(path);
    return asking.computeIfAbsent(
        verb + " " + shape, key -> !description.join().parameters(verb, shape).isEmpty());
  }

  /** The role from which on a key may call an operation. */
  public OperatorRole needs(String verb, Pattern path) {
    String shape = Described.shape(path);
    return needed.computeIfAbsent(verb + " " + shape, key -> description.join().needs(verb, shape));
  }

  private static Map<String, Response> pages(ApiDescription description) {
    var pages = new TreeMap<String, Response>();
    pages.put(
        "/openapi.json",
        page("application/json; charset=utf-8", description.document().toPrettyString()));
    pages.put("/openapi.yaml", page("application/yaml; charset=utf-8", description.yaml()));
    String reference = Pages.render("backoffice/reference.jte", Reference.of(description));
    pages.put(
        "/docs",
        page("text/html; charset=utf-8", reference)
            .with("Content-Security-Policy", POLICY)
            .with("Referrer-Policy", "no-referrer"));
    pages.put("/docs/style.css", page("text/css; charset=utf-8", style()));
    return pages;
  }

  private static String style() {
    try (InputStream in = DescriptionPages.class.getResourceAsStream("style.css")) {
      return new String(
          Objects.requireNonNull(in, "style.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Response page(String type, String text) {
    return Response.text(200, type, text)
        .with("ETag", tag(text))
        .with("Cache-Control", "no-cache")
        .with("X-Content-Type-Options", "nosniff");
  }

  private static String tag(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The page of a path, if it is one of them.
   *
   * @param path below {@code /api/v1}
   */
  public Optional<Response> answer(String path, Request request) {
    if (!path.equals("/docs") && !path.startsWith("/docs/") && !path.startsWith("/openapi.")) {
      return Optional.empty();
    }
    return Optional.ofNullable(pages.join().get(path)).map(page -> answer(page, request));
  }

  private static Response answer(Response page, Request request) {
    return switch (request.method()) {
      case "GET", "HEAD" -> known(page, request) ? unchanged(page) : page;
      default -> Response.empty(405).with("Allow", "GET, HEAD");
    };
  }

  private static boolean known(Response page, Request request) {
    return request
        .headers()
        .first("If-None-Match")
        .filter(tags -> tags.contains(page.headers().getOrDefault("ETag", "?")))
        .isPresent();
  }

  private static Response unchanged(Response page) {
    return new Response(304, "", new byte[0], page.headers());
  }
}
