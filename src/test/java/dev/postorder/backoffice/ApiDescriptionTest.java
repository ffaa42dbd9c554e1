package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.backoffice.openapi.ApiDescription;
import dev.postorder.backoffice.openapi.OperationIndex;
import dev.postorder.testing.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API is whole, and is served. */
class ApiDescriptionTest {
  private static TestServer server;
  private static ApiDescription description;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    description = Vocabulary.describe(server.wiring().backoffice().operations());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** The entries of the operations. */
  private static List<JsonNode> entries() {
    var entries = new ArrayList<JsonNode>();
    for (JsonNode path : description.document().path("paths")) {
      path.valueStream().filter(entry -> entry.has("operationId")).forEach(entries::add);
    }
    return entries;
  }

  @Test
  void everyOperationHasOneEntryAndEveryEntryAnOperation() {
    assertThat(description.silent()).as("operations without an entry").isEmpty();
    assertThat(description.strangers()).as("entries without an operation").isEmpty();
    assertThat(entries()).hasSameSizeAs(server.wiring().backoffice().operations());
    assertThat(entries())
        .extracting(entry -> entry.get("operationId").stringValue())
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z][A-Za-z]+"));
  }

  @Test
  void everyEntrySaysWhatItIsForAndWhoMay() {
    for (JsonNode entry : entries()) {
      String id = entry.get("operationId").stringValue();
      assertThat(entry.path("summary").asString("")).as(id).isNotEmpty().doesNotEndWith(".");
      assertThat(entry.path("description").asString("")).as(id).endsWith(".");
      assertThat(entry.path("x-role").asString(""))
          .as(id)
          .isIn("viewer", "operator", "administrator");
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    JsonNode document = description.document();
    assertThat(document.findValues("$ref")).isNotEmpty();
    for (JsonNode reference : document.findValues("$ref")) {
      assertThat(document.at(reference.stringValue().substring(1)).isMissingNode())
          .as(reference.stringValue())
          .isFalse();
    }
  }

  @Test
  void itIsServedToAnybodyAsJsonAndYaml() {
    HttpResponse<String> json = server.get("/api/v1/openapi.json");
    assertThat(json.statusCode()).isEqualTo(200);
    assertThat(json.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
    assertThat(JsonMapper.shared().readTree(json.body())).isEqualTo(description.document());
    HttpResponse<String> yaml = server.get("/api/v1/openapi.yaml");
    assertThat(yaml.statusCode()).isEqualTo(200);
    assertThat(yaml.body()).startsWith("---\nopenapi: \"3.1.0\"");
    assertThat(server.send("POST", "/api/v1/openapi.json", "{}").statusCode()).isEqualTo(405);
    assertThat(server.get("/api/v1/openapi.xml").statusCode()).isEqualTo(401);
  }

  /** Mend with {@code mvn test -Dtest=ApiDescriptionTest -Ddocs=write}. */
  @Test
  void itsIndexIsInTheDocuments() throws Exception {
    Path index = Path.of("docs/api-operations.md");
    String markdown = OperationIndex.markdown(description);
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(index, markdown);
    }
    assertThat(Files.readString(index)).isEqualTo(markdown);
  }

  @Test
  void itIsSentOnce() {
    String tag = server.get("/api/v1/openapi.json").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = server.get("/api/v1/openapi.json", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }
}
