package dev.postorder.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The outbox of the server under test, looked at over a connection of our own. */
final class OutboxContents {
  /** Every recipient is told once; of webhooks each order's events go to all hosts in turns. */
  private static final List<String> FILL =
      List.of(
          "insert into customer (name) values ('ООО Ромашка')",
          """
          insert into order_directory (request_id, order_number, customer_id)
          select n, '26' || lpad(n::text, 11, '0'), (select min(id) from customer) from generate_series(1, ORDERS) n
          """,
          """
          insert into orders (customer_id, request_id, order_number, state, in_order, created_at, state_at, updated_at,
                              pickup_variant, pickup_address, delivery_variant, delivery_address)
          select customer_id, request_id, order_number, 'inway', true, now(), now(), now(),
                 'address', 'Тверь, ул. Ткача, 1', 'address', 'Москва, Тверская, 1'
          from order_directory
          """,
          """
          insert into webhook (url, host, order_roles, state, schedule, created_at, updated_at)
          select 'http://' || host || '/hook', host, '{}', 'enabled', 'webhook', now(), now()
          from unnest(string_to_array('HOSTS', ' ')) as host
          """,
          """
          insert into notification (customer_id, request_id, event, channel, role, recipient, host, language, schedule,
                                    data, next_attempt_at, created_at, call_id, webhook_id)
          select l.customer_id, l.request_id, case c.channel when 'webhook' then 'order.state.inway' else 'order_state.inway' end,
                 c.channel, 'receiver',
                 case c.channel when 'email' then 'r' || n || '@example.org'
                                when 'sms' then (79160000000 + n)::text else w.url end,
                 coalesce(w.host, ''), 'en', c.channel,
                 case c.channel when 'webhook' then jsonb_build_object('requestID', l.request_id, 'state', 'inway')
                                else jsonb_build_object('orderNumber', l.order_number, 'requestId', l.request_id,
                                                         'state', l.state) end,
                 now(), now(), gen_random_uuid(), w.id
          from generate_series(1, COUNT) n
          cross join lateral (select (array['email', 'sms', 'webhook'])[1 + n % 3] as channel) as c
          join notification_data l on l.request_id = 1 + n / 3 % ORDERS
          left join webhook w on c.channel = 'webhook' and w.id = 1 + n / 3 % (select count(*) from webhook)
          """,
          "analyze");

  private static final String ROWS =
      """
      select case n.channel when 'sms' then n.recipient else n.message_id::text end as key, n.channel, n.state,
             count(a.attempt) as attempts, count(*) filter (where a.answer = 'interrupted') as interrupted
      from notification n
      left join delivery_attempt a on a.customer_id = n.customer_id and a.notification_id = n.id
      group by n.customer_id, n.id
      """;

  private final Properties address;

  OutboxContents(Properties address) {
    this.address = address;
  }

  /** What the database says of a notification. */
  record Row(String channel, String state, int attempts, int interrupted) {}

  void fill(int count, List<String> hosts) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      for (String sql : FILL) {
        statement.execute(
            sql.replace("ORDERS", String.valueOf(Math.max(50, count / 30)))
                .replace("COUNT", String.valueOf(count))
                .replace("HOSTS", String.join(" ", hosts)));
      }
    }
  }

  /** How many wait or are being sent. */
  int waiting() throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from notification where state in ('queued', 'sending')")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** By what the receivers know a notification by. */
  Map<String, Row> rows() throws SQLException {
    var found = new HashMap<String, Row>();
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(ROWS)) {
      while (rows.next()) {
        found.put(
            rows.getString("key"),
            new Row(
                rows.getString("channel"),
                rows.getString("state"),
                rows.getInt("attempts"),
                rows.getInt("interrupted")));
      }
    }
    return found;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(address.getProperty("url"), address);
  }
}
