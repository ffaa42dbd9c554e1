package dev.postorder.console.status;

import dev.postorder.console.Ages;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import dev.postorder.platform.health.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The parts of the installation in words. */
record StatusWords(Status now, Times times, Words words) {
  private static final double MEGA = 1024 * 1024;

  List<StatusPage.Part> all() {
    return List.of(node(), database(), work(), log());
  }

  private StatusPage.Part node() {
    Status.Node node = now.node();
    return part(
        "node",
        line("node.name", node.name()),
        line("node.version", node.version()),
        line("node.java", node.java()),
        line("node.started", times.moment(node.started(), words).exact()),
        line("node.uptime", Ages.since(node.started(), now.at(), words)),
        line("node.zone", times.zone().getId()),
        line("node.simulator", words.say(node.simulator() ? "on" : "off")));
  }

  private StatusPage.Part database() {
    Status.Storage database = now.database();
    return part(
        "database",
        line("database.version", database.version()),
        line("database.schema", String.valueOf(database.schema())),
        line(
            "database.size",
            words.say(
                "mb",
                String.format(Locale.of(words.language().code()), "%.1f", database.size() / MEGA))),
        line(
            "database.pool",
            words.say("pool", database.active(), database.idle(), database.connections())),
        line("database.waiting", String.valueOf(database.waiting())));
  }

  private StatusPage.Part work() {
    Status.Tasks tasks = now.tasks();
    return part(
        "work",
        line("work.running", words.say(tasks.running() ? "on" : "off")),
        line("work.known", String.valueOf(tasks.known())),
        line("work.late", String.valueOf(tasks.late())),
        line("work.failing", String.valueOf(tasks.failing())));
  }

  private StatusPage.Part log() {
    Status.Log log = now.callLog();
    return part(
        "log",
        line("log.oldest", log.oldest().map(LocalDate::toString).orElse("—")),
        line("log.newest", log.newest().map(LocalDate::toString).orElse("—")),
        line("log.retention", Ages.say(log.retention(), words)),
        line("log.dropped", String.valueOf(log.dropped())));
  }

  private StatusPage.Part part(String key, StatusPage.Line... lines) {
    return new StatusPage.Part(words.say(key), List.of(lines));
  }

  private StatusPage.Line line(String key, String value) {
    return new StatusPage.Line(words.say(key), value);
  }
}
