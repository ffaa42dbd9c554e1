package dev.postorder.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.platform.database.DatabaseAddress;
import dev.postorder.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Short rounds; {@code bench/outbox} runs them long, with the properties {@code outbox.*}. */
class OutboxCrashTest {
  private final int count = Integer.getInteger("outbox.count", 450);
  private final int kills = Integer.getInteger("outbox.kills", 2);

  @Test
  void whatIsSentArrives_andTwiceOnlyWhatWasUnderWayAtAKill(@TempDir Path directory)
      throws Exception {
    check(directory, new Properties());
  }

  @Test
  void ofTwoNodesOneTakesOverWhatTheOtherHadUnderWay(@TempDir Path directory) throws Exception {
    DatabaseAddress address = TestDatabase.freshAddress();
    var properties = new Properties();
    properties.setProperty("url", address.url());
    properties.setProperty("user", address.user());
    properties.setProperty("password", address.password());
    check(directory, properties);
  }

  private void check(Path directory, Properties external) throws Exception {
    var run = new OutboxCrash(count, kills, CrashTest.command("outbox.launcher"), directory);
    OutboxReport report = run.run(external);
    System.out.println(report.table());
    assertThat(report.holds(count, kills)).as(report.table()).isTrue();
  }
}
