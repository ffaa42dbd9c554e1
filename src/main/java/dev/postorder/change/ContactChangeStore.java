package dev.postorder.change;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.notify.Event;
import dev.postorder.notify.Recipients;
import dev.postorder.order.OrderState;
import dev.postorder.platform.database.SqlArray;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import tools.jackson.databind.json.JsonMapper;

/** Runs {@link ContactChangeSql} over many commands. */
final class ContactChangeStore {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Argument LIVE =
      SqlArray.of(
          "text",
          Arrays.stream(OrderState.values()).filter(OrderState::live).toList(),
          OrderState::code);

  private ContactChangeStore() {}

  /** Results in the order of the commands; no two of them may be of one order. */
  static List<ContactChangeResult> apply(
      Handle handle,
      List<ContactCommand> commands,
      Recipients recipients,
      Instant now,
      boolean atOnce) {
    List<ContactChangeResult> results =
        new ArrayList<>(
            Collections.nCopies(commands.size(), new ContactChangeResult.OrderNotFound()));
    List<Call> calls = commands.stream().map(ContactCommand::call).toList();
    recipients
        .bind(CallLog.bind(handle.createQuery(ContactChangeSql.APPLY), calls))
        .bind("number", SqlArray.of("text", commands, ContactCommand::orderNumber))
        .bind("sc", json(commands, c -> c.sender().flatMap(ContactCommand.Member::contacts)))
        .bind("sp", json(commands, c -> c.sender().flatMap(ContactCommand.Member::phones)))
        .bind("rc", json(commands, c -> c.receiver().flatMap(ContactCommand.Member::contacts)))
        .bind("rp", json(commands, c -> c.receiver().flatMap(ContactCommand.Member::phones)))
        .bind("now", now)
        .bind("at_once", atOnce)
        .bind("live", LIVE)
        .bind("event", atOnce ? Event.CHANGE_APPROVED : Event.CHANGE_REQUESTED)
        .map(
            (row, context) -> {
              int index = row.getInt("n") - 1;
              calls.get(index).order(row.getLong("customer_id"), row.getInt("request_id"));
              return results.set(index, result(row));
            })
        .list();
    return results;
  }

  private static ContactChangeResult result(ResultSet row) throws SQLException {
    return switch (row.getString("verdict")) {
      case "ok" -> new ContactChangeResult.Accepted(row.getLong("id"));
      case "read_only" -> new ContactChangeResult.ReadOnly();
      case "anonymous" -> new ContactChangeResult.AnonymousReceiver();
      default ->
          new ContactChangeResult.StateForbids(OrderState.of(row.getString("state")).orElseThrow());
    };
  }

  private static Argument json(
      List<ContactCommand> commands, Function<ContactCommand, Optional<?>> list) {
    return SqlArray.of(
        "text",
        commands,
        command -> list.apply(command).map(JSON::writeValueAsString).orElse(null));
  }
}
