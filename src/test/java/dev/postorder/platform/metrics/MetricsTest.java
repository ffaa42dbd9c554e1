package dev.postorder.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.platform.http.Request;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void callsAreCountedByFaceMessageAndOutcome() {
    metrics.call("travel", "OrdersAPI/Renotify", "ok", Duration.ofMillis(7));
    metrics.call("travel", "OrdersAPI/Renotify", "ok", Duration.ofMillis(70));
    metrics.gauge("postorder.pool.active", "Connections in use", () -> 3);

    assertThat(scrape())
        .contains(
            "postorder_calls_seconds_bucket{face=\"travel\",message=\"OrdersAPI/Renotify\",outcome=\"ok\",le=\"0.01\"}"
                + " 1\n",
            "postorder_calls_seconds_count{face=\"travel\",message=\"OrdersAPI/Renotify\",outcome=\"ok\"}"
                + " 2\n",
            "postorder_pool_active 3.0\n",
            "jvm_memory_used_bytes{");
  }

  @Test
  void whatDoesNotExistDoesNotGrowTheFigures() {
    for (int i = 0; i < 1000; i++) {
      metrics.call("freight", "v1/invented/" + i, "refused", Duration.ofMillis(1));
    }

    assertThat(scrape().lines().filter(line -> line.startsWith("postorder_calls_seconds_count")))
        .hasSizeLessThan(310)
        .anyMatch(line -> line.contains("message=\"other\""));
  }

  private String scrape() {
    var request =
        new Request(
            "GET",
            "/metrics",
            "",
            name -> Optional.empty(),
            new byte[0],
            false,
            InetAddress.getLoopbackAddress(),
            "http://localhost");
    return new String(metrics.handle(request).body(), StandardCharsets.UTF_8);
  }
}
