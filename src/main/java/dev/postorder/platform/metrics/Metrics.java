package dev.postorder.platform.metrics;

import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Counts what the server does, and tells it at {@code /metrics} in the Prometheus text format:
 * calls by face, message and outcome with their latencies, gauges of the other rooms, and the JVM.
 */
public final class Metrics implements Handler, AutoCloseable {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  /** A bound on the messages that are told apart: clients may call what does not exist. */
  private static final int MOST_TIMERS = 300;

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Labels, Timer> timers = new ConcurrentHashMap<>();
  private final JvmGcMetrics collections = new JvmGcMetrics();

  private record Labels(String face, String message, String outcome) {}

  /** Starts to count, with the figures of the JVM. */
  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /**
   * Counts a call, {@code postorder_calls_seconds}.
   *
   * @param message the method, e.g. {@code OrdersAPI/Renotify}
   */
  public void call(String face, String message, String outcome, Duration duration) {
    var labels = new Labels(face, message, outcome);
    if (!timers.containsKey(labels) && timers.size() >= MOST_TIMERS) {
      labels = new Labels(face, "other", outcome);
    }
    timers.computeIfAbsent(labels, this::timer).record(duration);
  }

  /**
   * Tells a figure whenever it is asked for.
   *
   * @param name dotted, e.g. {@code postorder.notifications.waiting}
   */
  public void gauge(String name, String help, Supplier<Number> figure) {
    Gauge.builder(name, figure).description(help).register(registry);
  }

  @Override
  public Response handle(Request request) {
    if (!request.path().equals("/metrics")) {
      return Response.empty(404);
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Response.empty(405).with("Allow", "GET, HEAD");
    }
    return Response.text(200, TEXT, registry.scrape());
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private Timer timer(Labels labels) {
    return Timer.builder("postorder.calls")
        .description("Calls and how long they took")
        .tag("face", labels.face())
        .tag("message", labels.message())
        .tag("outcome", labels.outcome())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
