package dev.postorder.notify.mail;

import dev.postorder.notify.Attempt;
import dev.postorder.notify.Channel;
import dev.postorder.notify.Delivery;
import dev.postorder.notify.Result;
import dev.postorder.notify.Taken;
import dev.postorder.notify.Text;
import dev.postorder.notify.TrackLinks;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sends letters by mail. */
public final class LetterChannel implements Channel {
  private final LetterWriter writer;
  private final Optional<Transport> transport;

  /**
   * Over a transport.
   *
   * @param publicUrl where links in letters lead; asked for at the first sending
   */
  public LetterChannel(Mail mail, TrackLinks links, Supplier<URI> publicUrl) {
    this.writer = new LetterWriter(links, publicUrl);
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
    return batch.stream().map(notification -> (Delivery) () -> send(via, notification)).toList();
  }

  private Attempt send(Transport via, Taken notification) {
    long start = System.nanoTime();
    Text text = notification.text().orElseGet(() -> writer.write(notification));
    Result result =
        via.deliver(
            new Letter(
                notification.messageId(),
                notification.createdAt(),
                notification.recipient(),
                text.subject(),
                text.text(),
                text.html()));
    return new Attempt(result, Duration.ofNanos(System.nanoTime() - start), Optional.of(text));
  }

  @Override
  public void close() {
    transport.ifPresent(Transport::close);
  }
}
