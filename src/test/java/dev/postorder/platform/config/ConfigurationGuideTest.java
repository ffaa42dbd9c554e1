package dev.postorder.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps docs/configuration.md as the records have it; {@code -Ddocs=write} writes it. */
class ConfigurationGuideTest {
  private static final Path GUIDE = Path.of("docs/configuration.md");

  @Test
  void theGuideTellsWhatTheRecordsDeclare() throws IOException {
    String guide = guide();
    if ("write".equals(System.getProperty("docs"))) {
      Files.createDirectories(GUIDE.getParent());
      Files.writeString(GUIDE, guide);
    }

    assertThat(GUIDE).content().isEqualTo(guide);
  }

  private static String guide() {
    var text =
        new StringBuilder(
            """
            # Configuration

            The defaults run. Sources, the later wins: these defaults; a properties file in UTF-8
            (`--config FILE`); the environment; the command line (`--set key=value`; `--port`, `--bind`
            and `--data` are short for `server.port`, `server.bind` and `data.directory`).
            An unknown key or a bad value stops the start, and all faults are told at once.

            The variable of a key has the prefix `POSTORDER_`, capitals, and `_` for `.` and `-`:
            `server.public-url` is `POSTORDER_SERVER_PUBLIC_URL`. Options of the Java virtual machine are
            given to the launcher in `POSTORDER_JAVA_OPTS`.

            Durations: `500ms`, `5s`, `10m`, `12h`, `30d`. Sizes: `512B`, `4kB` (1 kB is 1024 bytes), `1MB`.
            Lists are separated by commas.

            | key | default | what it does |
            |---|---|---|
            """);
    Key.of(Configuration.class)
        .forEach(
            key ->
                text.append(
                    "| `%s` | %s | %s |\n".formatted(key.name(), initially(key), key.help())));
    return text.toString();
  }

  private static String initially(Key key) {
    return key.initially().isEmpty() ? "" : "`" + key.initially() + "`";
  }
}
