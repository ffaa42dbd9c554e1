package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.ApiContract.Entry;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The page that shows the description to people. */
class ReferencePageTest {
  private static final Pattern ANCHOR = Pattern.compile("href=\"#([^\"]+)\"");
  private static final Pattern BODY = Pattern.compile("-d '(\\{.*?\\})'</pre>", Pattern.DOTALL);

  private static TestServer server;
  private static HttpResponse<String> page;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    page = server.get("/api/v1/docs");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Stream<String> found(Pattern pattern) {
    return pattern.matcher(page.body()).results().map(result -> result.group(1));
  }

  @Test
  void itShowsEveryOperationAndEveryProblem() {
    assertThat(page.statusCode()).isEqualTo(200);
    for (Entry entry : server.contract().entries()) {
      assertThat(page.body()).contains("<article id=\"" + entry.id() + "\"");
    }
    for (ProblemType type : ProblemType.values()) {
      assertThat(page.body()).contains("<tr id=\"problem-" + type.code() + "\"");
    }
  }

  @Test
  void everyLinkInItLeadsSomewhere() {
    assertThat(found(ANCHOR)).isNotEmpty();
    assertThat(found(ANCHOR).filter(anchor -> !page.body().contains("id=\"" + anchor + "\"")))
        .isEmpty();
  }

  @Test
  void everyExampleIsJson() {
    assertThat(found(BODY).count()).isGreaterThan(10);
    found(BODY)
        .map(body -> body.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        .forEach(body -> JsonMapper.shared().readTree(body));
  }

  @Test
  void itNeedsNoScriptAndNoOtherHost() {
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "style-src 'self'");
    assertThat(page.body()).doesNotContain("<script", "style=", "<style", "src=");
    assertThat(found(Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\"")))
        .containsExactly("/api/v1/docs/style.css");
    HttpResponse<String> style = server.get("/api/v1/docs/style.css");
    assertThat(style.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
    assertThat(style.body()).doesNotContain("url(", "@import");
  }
}
