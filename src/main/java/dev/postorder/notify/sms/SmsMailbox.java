package dev.postorder.notify.sms;

import dev.postorder.notify.Result;
import dev.postorder.platform.database.StorableText;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Puts SMS into the built-in mailbox; one that is there already is not put in again. */
final class SmsMailbox implements SmsTransport {
  private static final int AT_ONCE = 8;
  private static final int TEXT_BYTES = 100_000;
  private static final String INSERT =
      """
      insert into mailbox_letter (received_at, message_id, sender, recipient, subject, message, channel, segments)
      values (:now, :id, :sender, :recipient, '', :text, 'sms', :segments)
      on conflict (message_id) do nothing
      """;

  private final Jdbi jdbi;
  private final Clock clock;
  private final String sender;

  SmsMailbox(Jdbi jdbi, Clock clock, String sender) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.sender = sender;
  }

  @Override
  public String state() {
    return "mailbox";
  }

  @Override
  public int atOnce() {
    return AT_ONCE;
  }

  @Override
  public Result send(Sms sms) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(INSERT)
                .bind("now", clock.instant())
                .bind("id", sms.id().toString())
                .bind("sender", sender)
                .bind("recipient", sms.to().digits())
                .bind("text", StorableText.of(String.join("", sms.text().segments()), TEXT_BYTES))
                .bind("segments", sms.text().count())
                .execute());
    return new Result.Sent("mailbox");
  }

  @Override
  public boolean reports() {
    return false;
  }

  @Override
  public void close() {
    // It has no connection of its own.
  }
}
