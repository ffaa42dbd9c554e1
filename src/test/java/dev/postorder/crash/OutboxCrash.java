package dev.postorder.crash;

import dev.postorder.testing.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.Assertions;

/**
 * Sends notifications over three channels to receivers in this process, which are not easy, while
 * the senders in theirs are killed; then compares what arrived with what the database says.
 */
final class OutboxCrash {
  static final int IN_FLIGHT = 64;
  private static final int HOSTS = 4;
  private static final String SOON = String.join(",", Collections.nCopies(25, "1s"));

  private final int count;
  private final int kills;
  private final List<String> command;
  private final Path directory;
  private final Arrivals arrivals = new Arrivals();

  /**
   * A run.
   *
   * @param command what starts Postorder, e.g. {@code ./postorder}
   */
  OutboxCrash(int count, int kills, List<String> command, Path directory) {
    this.count = count;
    this.kills = kills;
    this.command = command;
    this.directory = directory;
  }

  /**
   * With nodes over an external database two share the outbox, and take turns in being killed; else
   * one sends from its embedded one, which goes down with it.
   */
  OutboxReport run(Properties external) throws Exception {
    var hooks = new ArrayList<HookReceiver>();
    try (var letters = new LetterReceiver(arrivals);
        var sms = new SmsReceiver(arrivals)) {
      for (int i = 1; i <= HOSTS; i++) {
        hooks.add(new HookReceiver("127.0.0." + i, arrivals));
      }
      var settings = settings(letters.port(), sms.port());
      external.forEach((key, value) -> settings.add("database." + key + "=" + value));
      List<ServerProcess> nodes = nodes(external.isEmpty() ? 1 : 2, settings);
      var contents = external.isEmpty() ? null : new OutboxContents(external);
      return send(nodes, contents, hooks.stream().map(HookReceiver::host).toList());
    } finally {
      hooks.forEach(HookReceiver::close);
    }
  }

  private OutboxReport send(List<ServerProcess> nodes, OutboxContents shared, List<String> hosts)
      throws Exception {
    contents(nodes, shared).fill(count, hosts);
    long began = System.nanoTime();
    for (int kill = 1; kill <= kills; kill++) {
      int share = (int) ((long) count * kill / (kills + 1));
      awaitAccepted(share);
      ServerProcess victim = nodes.get(kill % nodes.size());
      victim.kill();
      if (nodes.size() > 1) {
        awaitAccepted(share + (count - share) / (kills + 1) / 2);
      }
      victim.restart();
    }
    awaitAccepted(count);
    OutboxContents contents = contents(nodes, shared);
    Await.equal(() -> waiting(contents), 0);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Map<String, OutboxContents.Row> rows = contents.rows();
    for (ServerProcess node : nodes) {
      node.stop();
    }
    return OutboxReport.of(rows, arrivals.all(), took);
  }

  private static OutboxContents contents(List<ServerProcess> nodes, OutboxContents shared)
      throws Exception {
    return shared == null ? new OutboxContents(nodes.getFirst().database()) : shared;
  }

  private List<ServerProcess> nodes(int number, List<String> settings) throws Exception {
    var nodes = new ArrayList<ServerProcess>();
    for (int i = 1; i <= number; i++) {
      Path home = java.nio.file.Files.createDirectories(directory.resolve("node-" + i));
      nodes.add(new ServerProcess(command, home, settings.toArray(String[]::new)));
    }
    return nodes;
  }

  private static List<String> settings(int letters, int sms) {
    return new ArrayList<>(
        List.of(
            "notifications.lease=5s",
            "notifications.in-flight=" + IN_FLIGHT,
            "notifications.schedules.email=" + SOON,
            "notifications.schedules.sms=" + SOON,
            "notifications.schedules.webhook=" + SOON,
            "mail.smtp.host=127.0.0.1",
            "mail.smtp.port=" + letters,
            "sms.transport=smpp",
            "sms.sender=Carrier",
            "sms.smpp.host=127.0.0.1",
            "sms.smpp.port=" + sms,
            "sms.smpp.system-id=carrier",
            "sms.smpp.password=secret",
            "outgoing.plain-http=true",
            "outgoing.allowed-networks=127.0.0.0/8",
            "outgoing.timeout=5s"));
  }

  /** Progress is what is waited for; a run that stands still for long has failed. */
  private void awaitAccepted(int least) {
    while (arrivals.accepted() < least) {
      int before = arrivals.accepted();
      Await.satisfied(arrivals::accepted, now -> Assertions.assertThat(now).isGreaterThan(before));
    }
  }

  private static int waiting(OutboxContents contents) {
    try {
      return contents.waiting();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
