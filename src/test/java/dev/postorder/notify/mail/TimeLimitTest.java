package dev.postorder.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TimeLimitTest {

  /** What a thread saw. */
  private record Seen(boolean ended, boolean passed, boolean interruptedAfterwards) {}

  @Test
  void whatWaitsForASocketEndsAndTheThreadGoesOnUnharmed() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(waiting(server.getLocalPort(), Duration.ofMillis(50)))
          .isEqualTo(new Seen(true, true, false));
    }
  }

  @Test
  void whatEndsInTimeIsLeftAlone() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Socket> accepted = CompletableFuture.supplyAsync(() -> accept(server));
      accepted.thenAccept(TimeLimitTest::close);
      assertThat(waiting(server.getLocalPort(), Duration.ofMinutes(1)))
          .isEqualTo(new Seen(false, false, false));
    }
  }

  private static Seen waiting(int port, Duration limit) {
    var seen = new CompletableFuture<Seen>();
    Thread.ofVirtual().start(() -> seen.complete(read(port, limit)));
    return seen.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static Seen read(int port, Duration limit) {
    boolean ended = false;
    boolean passed;
    try (var time = TimeLimit.of(limit)) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
      } catch (IOException e) {
        ended = true;
      }
      passed = time.passed();
    }
    return new Seen(ended, passed, Thread.currentThread().isInterrupted());
  }

  private static Socket accept(ServerSocket server) {
    try {
      return server.accept();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
