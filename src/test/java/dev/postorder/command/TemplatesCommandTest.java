package dev.postorder.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.notify.template.BuiltIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code templates DIR}. */
class TemplatesCommandTest {
  @TempDir private Path directory;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void theBuiltInFilesAreWrittenAndOlderOnesKeptUnlessForced() throws IOException {
    Path target = directory.resolve("my templates");
    assertThat(run(target.toString())).isZero();
    Path sms = target.resolve("sms/ru/order_completed.txt");
    assertThat(sms).content().contains("{{orderNumber}}");
    assertThat(target.resolve("letter/logo.png"))
        .hasBinaryContent(BuiltIn.files().get("letter/logo.png"));

    Files.writeString(sms, "mine");
    Files.delete(target.resolve("letter/layout.html"));
    assertThat(run(target.toString())).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("Nothing was written", "--force");
    assertThat(sms).hasContent("mine");
    assertThat(target.resolve("letter/layout.html")).doesNotExist();

    assertThat(run("--force", target.toString())).isZero();
    assertThat(sms).content().contains("{{orderNumber}}");
  }

  @Test
  void whereNothingCanBeWrittenIsSaid() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThat(run(file.resolve("below").toString())).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("cannot be written to");
  }

  private int run(String... arguments) {
    var all = new String[arguments.length + 1];
    all[0] = "templates";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    try (var out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      return RootCommand.commandLine(Clock.systemUTC(), Map.of(), out, out).execute(all);
    }
  }
}
