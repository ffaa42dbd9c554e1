package dev.postorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.testing.TestServer;
import org.junit.jupiter.api.Test;

class WiringTest {

  @Test
  void theServerLivesAndIsReady() {
    try (var server = TestServer.start()) {
      assertThat(server.get("/health/live").body()).isEqualTo("{\"status\":\"live\"}");
      assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(server.get("/health/ready").body())
          .contains(
              "\"database\":{\"status\":\"ready\",\"version\":\"",
              "\"mail\":{\"status\":\"ready\",\"transport\":\"mailbox\"}",
              "\"notifications\":{\"oldestWaitingSeconds\":0,\"status\":\"ready\",\"waiting\":0}",
              "\"sms\":{\"status\":\"ready\",\"transport\":\"none\"}",
              "\"scheduler\":{\"status\":\"ready\"}");
      assertThat(server.get("/metrics").body())
          .contains("postorder_pool_active ", "postorder_notifications_waiting 0.0");
      assertThat(server.get("/nothing").statusCode()).isEqualTo(404);
    }
  }
}
