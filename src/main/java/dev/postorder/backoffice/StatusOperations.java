package dev.postorder.backoffice;

import dev.postorder.platform.health.Status;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /api/v1/status}: how the installation is. */
final class StatusOperations {
  private final Supplier<Status> status;

  StatusOperations(Supplier<Status> status) {
    this.status = status;
  }

  List<Operation> all() {
    return List.of(Operation.read("/status", "api/v1/status", this::get));
  }

  private Answer get(Incoming in) {
    Parameters.of(in, Set.of()).end();
    return Answer.ok(json(status.get()));
  }

  private static ObjectNode json(Status status) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("at", status.at().toString());
    Status.Node node = status.node();
    answer
        .putObject("node")
        .put("name", node.name())
        .put("version", node.version())
        .put("javaVersion", node.java())
        .put("startedAt", node.started().toString())
        .put("simulator", node.simulator());
    Status.Storage database = status.database();
    answer
        .putObject("database")
        .put("version", database.version())
        .put("schema", database.schema())
        .put("size", database.size())
        .putObject("pool")
        .put("active", database.active())
        .put("idle", database.idle())
        .put("waiting", database.waiting())
        .put("connections", database.connections());
    ArrayNode channels = answer.putArray("channels");
    for (Status.ChannelQueue queue : status.channels()) {
      ObjectNode channel =
          channels
              .addObject()
              .put("channel", queue.channel())
              .put("queued", queue.queued())
              .put("sending", queue.sending())
              .put("failed", queue.failed());
      queue.oldest().ifPresent(at -> channel.put("oldest", at.toString()));
    }
    answer.put("hostsResting", status.resting());
    ObjectNode changes = answer.putObject("changes").put("undecided", status.changes().count());
    status.changes().oldest().ifPresent(at -> changes.put("oldest", at.toString()));
    rest(answer, status);
    return answer;
  }

  private static void rest(ObjectNode answer, Status status) {
    ArrayNode calls = answer.putArray("calls");
    for (Status.Calls of : status.calls()) {
      calls
          .addObject()
          .put("minutes", of.over().toMinutes())
          .put("count", of.count())
          .put("refused", of.refused())
          .put("faults", of.faults());
    }
    Status.Tasks tasks = status.tasks();
    answer
        .putObject("scheduler")
        .put("running", tasks.running())
        .put("tasks", tasks.known())
        .put("late", tasks.late())
        .put("failing", tasks.failing());
    Status.Log log = status.callLog();
    ObjectNode calllog =
        answer
            .putObject("callLog")
            .put("retentionDays", log.retention().toDays())
            .put("dropped", log.dropped());
    log.oldest().ifPresent(day -> calllog.put("oldest", day.toString()));
    log.newest().ifPresent(day -> calllog.put("newest", day.toString()));
    ArrayNode settings = answer.putArray("settings");
    for (Status.Value value : status.settings()) {
      settings
          .addObject()
          .put("key", value.key())
          .put("value", value.value())
          .put("default", value.initially());
    }
  }
}
