package dev.postorder.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.postorder.notify.Dispatcher;
import dev.postorder.testing.Capabilities;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which of several nodes sends a letter, and when. */
final class LetterNodesTest {
  private final LetterSending sending = new LetterSending();
  private final Capabilities to = sending.to;

  @AfterEach
  void close() throws Exception {
    sending.close();
  }

  @Test
  void aNodeThatDiedIsReplacedWhenItsLeaseEnds() {
    sending.completedOrder();
    to.jdbi.useHandle(
        handle ->
            handle.execute(
                "update notification set state = 'sending', attempts = 1, next_attempt_at = ?",
                sending.clock.instant().plusSeconds(600)));
    Dispatcher other = sending.mailbox();
    assertThat(other.drain()).isZero();
    sending.clock.advance(Duration.ofMinutes(11));
    assertThat(other.drain()).isEqualTo(2);
    assertThat(sending.states()).containsOnly("sent");
    assertThat(to.all("select outcome || attempt from delivery_attempt order by 1"))
        .containsExactly("failed1", "failed1", "sent2", "sent2");
  }

  @Test
  void twoNodesSendNothingTwice() throws Exception {
    for (int i = 0; i < 60; i++) {
      sending.completedOrder();
    }
    GreenMail smtp = sending.greenMail();
    List<Dispatcher> nodes =
        List.of(sending.smtp(smtp.getSmtp().getPort()), sending.smtp(smtp.getSmtp().getPort()));
    var start = new CountDownLatch(1);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Dispatcher node : nodes) {
        executor.submit(
            () -> {
              start.await();
              return node.drain();
            });
      }
      start.countDown();
    }
    var ids = new ArrayList<String>();
    for (MimeMessage message : smtp.getReceivedMessages()) {
      ids.add(message.getMessageID());
    }
    assertThat(ids).hasSize(120);
    assertThat(new HashSet<>(ids)).hasSize(120);
    assertThat(sending.states()).containsOnly("sent");
  }

  @Test
  void aWakeUpSendsAtOnce() throws Exception {
    GreenMail smtp = sending.greenMail();
    Dispatcher dispatcher = sending.smtp(smtp.getSmtp().getPort());
    sending.completedOrder();
    dispatcher.start();
    dispatcher.wake();
    assertThat(smtp.waitForIncomingEmail(TimeUnit.SECONDS.toMillis(10), 2)).isTrue();
  }
}
