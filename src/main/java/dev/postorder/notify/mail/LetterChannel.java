package dev.postorder.notify.mail;

import dev.postorder.notify.Attempt;
import dev.postorder.notify.Channel;
import dev.postorder.notify.Delivery;
import dev.postorder.notify.Result;
import dev.postorder.notify.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends letters by mail. */
public final class LetterChannel implements Channel {
  private final Letters letters;
  private final Optional<Transport> transport;

  /** Over a transport. */
  public LetterChannel(Mail mail, Letters letters) {
    this.letters = letters;
    this.transport = mail.transport();
  }

  @Override
  public String code() {
    return "email";
  }

  @Override
  public boolean ready() {
    return transport.isPresent();
  }

  @Override
  public int atOnce() {
    return transport.map(Transport::atOnce).orElse(1);
  }

  @Override
  public List<Delivery> prepare(List<Taken> batch) {
    Transport via = transport.orElseThrow();
    Papers papers = letters.papers();
    return batch.stream()
        .map(notification -> (Delivery) () -> send(via, notification, papers))
        .toList();
  }

  private Attempt send(Transport via, Taken notification, Papers papers) {
    Letter letter = letters.write(notification, papers);
    long start = System.nanoTime();
    Result result = via.deliver(letter);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Attempt(result, took, Optional.of(letter.text()));
  }

  @Override
  public void close() {
    transport.ifPresent(Transport::close);
  }
}
