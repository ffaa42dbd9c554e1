package dev.postorder.notify.sms;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.postorder.notify.Attempt;
import dev.postorder.notify.Channel;
import dev.postorder.notify.Delivery;
import dev.postorder.notify.Outcome;
import dev.postorder.notify.Result;
import dev.postorder.notify.Taken;
import dev.postorder.notify.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Sends notifications as SMS, and hears what became of them. */
public final class SmsChannel implements Channel {
  /** A text of more segments is a mistake that would cost money. */
  private static final int MOST_SEGMENTS = 10;

  private final Optional<SmsTransport> transport;
  private final Receipts receipts;
  private final Function<Taken, Text> texts;

  SmsChannel(Optional<SmsTransport> transport, Receipts receipts, Function<Taken, Text> texts) {
    this.transport = transport;
    this.receipts = receipts;
    this.texts = texts;
  }

  @Override
  public String code() {
    return "sms";
  }

  @Override
  public boolean ready() {
    return transport.isPresent();
  }

  @Override
  public int atOnce() {
    return transport.map(SmsTransport::atOnce).orElse(1);
  }

  /** In a few words, for people: where SMS go, or that none are sent. */
  public String state() {
    return transport.map(SmsTransport::state).orElse("none");
  }

  @Override
  public List<Delivery> prepare(List<Taken> batch) {
    SmsTransport via = transport.orElseThrow();
    return batch.stream().map(one -> (Delivery) () -> attempt(via, one)).toList();
  }

  private Attempt attempt(SmsTransport via, Taken one) {
    long start = System.nanoTime();
    Text text = one.text().orElseGet(() -> texts.apply(one));
    Result result = send(via, one, SmsText.of(text.text()));
    return new Attempt(result, Duration.ofNanos(System.nanoTime() - start), Optional.of(text));
  }

  private static Result send(SmsTransport via, Taken one, SmsText text) {
    if (text.count() > MOST_SEGMENTS) {
      return new Result.Rejected("its text takes " + text.count() + " segments");
    }
    return Msisdn.of(one.recipient())
        .map(to -> via.send(new Sms(to, text, one.messageId())))
        .orElseGet(() -> new Result.Rejected("not a number that can get an SMS"));
  }

  @Override
  public void kept(Handle handle, List<Outcome> outcomes) {
    if (transport.filter(SmsTransport::reports).isPresent()) {
      receipts.sent(handle, outcomes);
    }
  }

  /** Forgets what no receipt is waited for any more. */
  public RecurringTask<Void> task() {
    return receipts.task();
  }

  @Override
  public void close() {
    transport.ifPresent(SmsTransport::close);
  }
}
