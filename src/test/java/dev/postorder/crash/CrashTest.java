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

    assertThat(Crash.run(kills, seconds, command("crash.launcher"), directory)).isTrue();
  }

  /** What starts Postorder: the launcher that a property names, or the classes under test. */
  static List<String> command(String property) {
    String launcher = System.getProperty(property, "");
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
