package dev.postorder;

import com.zaxxer.hikari.HikariPoolMXBean;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Exchange;
import dev.postorder.freight.document.DocumentPages;
import dev.postorder.platform.database.Database;
import dev.postorder.platform.metrics.Metrics;

/** What is counted of the server as a whole. */
final class Meters {
  private Meters() {}

  /** Counts a call under its face. */
  static void count(Metrics metrics, Exchange exchange) {
    String message = exchange.call().message();
    metrics.call(face(message), message, exchange.outcome().code(), exchange.duration());
  }

  private static String face(String message) {
    if (message.startsWith("api/")) {
      return "backoffice";
    }
    boolean method = message.length() > 2 && message.charAt(0) == 'v' && message.charAt(2) == '/';
    return method || message.equals(DocumentPages.MESSAGE) ? "freight" : "travel";
  }

  /** The figures that are told whenever they are asked for. */
  static void gauges(Metrics metrics, Database database, CallLog callLog, Sending sending) {
    HikariPoolMXBean pool = database.pool();
    metrics.gauge("postorder.pool.active", "Connections in use", pool::getActiveConnections);
    metrics.gauge("postorder.pool.idle", "Connections at rest", pool::getIdleConnections);
    metrics.gauge(
        "postorder.pool.waiting", "Threads that wait for one", pool::getThreadsAwaitingConnection);
    sending.gauges(metrics);
    metrics.gauge("postorder.calllog.dropped", "Calls that the call log lost", callLog::dropped);
  }
}
