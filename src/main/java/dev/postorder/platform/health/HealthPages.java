package dev.postorder.platform.health;

import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /health/live}: 200 while the process answers; {@code /health/ready}: 200 when every part
 * can work, else 503, with the details of each part as JSON.
 */
public final class HealthPages implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(HealthPages.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, HealthCheck> checks;

  /** With the parts by name. */
  public HealthPages(Map<String, HealthCheck> checks) {
    this.checks = new TreeMap<>(checks);
  }

  @Override
  public Response handle(Request request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Response.empty(405).with("Allow", "GET, HEAD");
    }
    return switch (request.path()) {
      case "/health/live" -> answer(200, Map.of("status", "live"));
      case "/health/ready" -> ready();
      default -> Response.empty(404);
    };
  }

  private Response ready() {
    var parts = new TreeMap<String, Object>();
    boolean ready = true;
    for (var entry : checks.entrySet()) {
      Health health = look(entry.getKey(), entry.getValue());
      ready &= health.ready();
      var part = new TreeMap<>(health.details());
      part.put("status", status(health.ready()));
      parts.put(entry.getKey(), part);
    }
    return answer(
        ready ? 200 : 503, new TreeMap<>(Map.of("status", status(ready), "parts", parts)));
  }

  private static Health look(String name, HealthCheck check) {
    try {
      return check.check();
    } catch (RuntimeException e) {
      LOG.warn("The health check of {} failed: {}", name, e.toString());
      return Health.notReady("the check failed; the log says how");
    }
  }

  private static String status(boolean ready) {
    return ready ? "ready" : "not ready";
  }

  private static Response answer(int status, Map<String, Object> body) {
    return Response.of(status, "application/json; charset=utf-8", JSON.writeValueAsBytes(body))
        .with("Cache-Control", "no-store");
  }
}
