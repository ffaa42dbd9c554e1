package dev.postorder.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/back-office-api.md says what the server does. */
class ApiGuideTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```sh\n(.*?)```");

  private static String guide() throws Exception {
    return Files.readString(Path.of("docs/back-office-api.md"));
  }

  @Test
  void itsExamplesWorkOneAfterTheOther() throws Exception {
    try (var office = new BackOffice()) {
      String script =
          EXAMPLE.matcher(guide()).results().map(r -> r.group(1)).collect(Collectors.joining());
      var shell = new ProcessBuilder("sh", "-euc", script).redirectErrorStream(true);
      shell.environment().put("BASE_URL", office.server().url("").toString());
      shell.environment().put("API_KEY", office.key);
      shell.environment().put("CUSTOMER", office.customer.uid().toString());
      shell.environment().put("LOGIN", office.newUser("anna@romashka.example"));
      Process process = shell.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      assertThat(said)
          .contains("\"state\":\"received\"", "\"from\":\"received\"", "\"failed\"", "\"endedAt\"");
    }
  }

  @Test
  void itNamesEveryCodeWithItsStatus() throws Exception {
    assertThat(Arrays.stream(ProblemType.values()).map(p -> "| `" + p.code() + "` | " + p.status()))
        .allSatisfy(row -> assertThat(guide()).contains(row));
  }
}
