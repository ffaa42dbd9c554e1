package dev.postorder.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short round; {@code bench/crash} runs it long, with the properties {@code crash.*}. */
class CrashTest {
  @Test
  void whatWasAcknowledgedSurvivesAKillAndStandsOnce(@TempDir Path directory) throws Exception {
    int kills = Integer.getInteger("crash.kills", 2);
    int seconds = Integer.getInteger("crash.seconds", 2);

    assertThat(Crash.run(kills, seconds, command(), directory)).isTrue();
  }

  private static List<String> command() {
    String launcher = System.getProperty("crash.launcher", "");
    return launcher.isEmpty()
        ? List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.postorder.Postorder")
        : List.of(launcher);
  }
}
