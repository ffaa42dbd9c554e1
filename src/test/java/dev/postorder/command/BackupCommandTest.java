package dev.postorder.command;

import static org.assertj.core.api.Assertions.assertThat;

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

/** {@code backup} of what is not there. */
class BackupCommandTest {
  @TempDir private Path directory;

  @Test
  void aMisspeltDirectoryIsRefusedAndTheOlderBackupIsKept() throws IOException {
    Path file = Files.writeString(directory.resolve("backup.zip"), "the older one");
    Path misspelt = directory.resolve("postodrer");
    var said = new ByteArrayOutputStream();
    int exit;
    try (var err = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      exit =
          RootCommand.commandLine(Clock.systemUTC(), Map.of(), err, err)
              .execute("backup", "--data", misspelt.toString(), file.toString());
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("no data in " + misspelt);
    assertThat(exit).isEqualTo(1);
    assertThat(file).hasContent("the older one");
    assertThat(misspelt).doesNotExist();
  }
}
