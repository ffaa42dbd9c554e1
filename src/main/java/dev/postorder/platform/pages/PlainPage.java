package dev.postorder.platform.pages;

import dev.postorder.platform.config.Language;
import dev.postorder.platform.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A page that needs nothing beside itself: its style stands in it, named by its hash in the policy.
 * It runs nothing, loads nothing, sends nothing and is in nobody's frame.
 */
public final class PlainPage {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ground: #f6f7f9; --paper: #fff; --ink: #1a202b; --dim: #566070; --line: #e2e5ea; --link: #2747c4; --mark: #fcefd8; }
      @media (prefers-color-scheme: dark) {
      :root { --ground: #0f1217; --paper: #161a21; --ink: #e6e9ef; --dim: #9ca5b3; --line: #2a303a; --link: #98b1ff; --mark: #36280f; }
      }
      body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
      main { max-width: 900px; margin: 0 auto; padding: 24px 16px 60px; }
      h1 { font-size: 22px; line-height: 1.3; margin: 0 0 12px; overflow-wrap: anywhere; }
      h2 { font-size: 18px; margin: 24px 0 8px; }
      h3 { font-size: 15px; margin: 18px 0 6px; }
      p { margin: 0 0 12px; }
      a { color: var(--link); }
      li { margin: 0 0 4px; }
      :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
      pre { margin: 0 0 12px; padding: 12px; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; font: 12.5px/1.5 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
      table { width: 100%; border-collapse: collapse; background: var(--paper); }
      th, td { padding: 6px 10px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
      thead th { color: var(--dim); font-weight: 550; }
      tr:target > * { background: var(--mark); }
      @media (max-width: 760px) {
      thead { display: none; }
      tr, td, tbody th { display: block; }
      tr { padding: 8px 0; border-bottom: 1px solid var(--line); }
      td, tbody th { padding: 2px 10px; border: 0; }
      }
      """;
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash()
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private PlainPage() {}

  /**
   * A page.
   *
   * @param title as text
   * @param content as HTML, all values in it escaped
   */
  public static Response of(int status, Language language, String title, String content) {
    return Response.text(status, "text/html; charset=utf-8", html(language, title, content))
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer");
  }

  private static String html(Language language, String title, String content) {
    return """
    <!DOCTYPE html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body>
    <main>
    <h1>%s</h1>
    %s</main>
    </body>
    </html>
    """
        .formatted(language.code(), escaped(title), STYLE, escaped(title), content);
  }

  /** Text as it stands in HTML. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
