package dev.postorder.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
  @Test
  void whatWasAcknowledgedSurvivesAKillAndStandsOnce(@TempDir Path directory) throws Exception {
    String java = ProcessHandle.current().info().command().orElseThrow();
    List<String> command =
        List.of(
            java,
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.postorder.Postorder");

    assertThat(Crash.run(2, 2, command, directory)).isTrue();
  }
}
