package dev.postorder.notify.desk;

import dev.postorder.access.CustomerRules;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Whom a customer's notifications do not reach any more, by his own wish. */
public final class Unsubscriptions {
  private static final String LIST =
      """
      select channel, recipient, at from unsubscribed
      where customer_id = :customer and (channel, recipient) > (:channel, :recipient)
      order by channel, recipient
      limit :limit
      """;
  private static final String ADD =
      """
      insert into unsubscribed (customer_id, channel, recipient, at) values (:customer, :channel, :recipient, :now)
      on conflict do nothing
      """;
  private static final String REMOVE =
      """
      delete from unsubscribed where customer_id = :customer and channel = :channel and recipient = :recipient
      """;

  private final Clock clock;

  /** With times of this clock. */
  public Unsubscriptions(Clock clock) {
    this.clock = clock;
  }

  /** A person on a channel, and since when he is not told any more. */
  public record Unsubscribed(String channel, String recipient, Instant at) {}

  /** Where a person is told. */
  public record Recipient(String channel, String recipient) {
    /**
     * One as he is kept: an address in small letters, a Russian mobile with 7 before it.
     *
     * @return empty where the text is not of the channel
     */
    public static Optional<Recipient> of(String channel, String text) {
      String recipient =
          channel.equals("sms")
              ? text.replaceFirst("^8?(9[0-9]{9})$", "7$1")
              : text.toLowerCase(Locale.ROOT);
      boolean right =
          switch (channel) {
            case "email" -> CustomerRules.isEmail(recipient);
            case "sms" -> CustomerRules.isPhone(recipient);
            default -> false;
          };
      return right ? Optional.of(new Recipient(channel, recipient)) : Optional.empty();
    }
  }

  /** Those of a customer after the given one, in the order of channel and recipient. */
  public List<Unsubscribed> list(
      Handle handle, long customerId, Optional<Recipient> after, int limit) {
    return handle
        .createQuery(LIST)
        .bind("customer", customerId)
        .bind("channel", after.map(Recipient::channel).orElse(""))
        .bind("recipient", after.map(Recipient::recipient).orElse(""))
        .bind("limit", limit)
        .mapTo(Unsubscribed.class)
        .list();
  }

  /** Tells him no more; false when he was not told before. */
  public boolean add(Handle handle, long customerId, Recipient recipient) {
    return handle
            .createUpdate(ADD)
            .bind("customer", customerId)
            .bind("channel", recipient.channel())
            .bind("recipient", lower(recipient))
            .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
            .execute()
        == 1;
  }

  /** Tells him again; false when he was told before. */
  public boolean remove(Handle handle, long customerId, Recipient recipient) {
    return handle
            .createUpdate(REMOVE)
            .bind("customer", customerId)
            .bind("channel", recipient.channel())
            .bind("recipient", lower(recipient))
            .execute()
        == 1;
  }

  private static String lower(Recipient recipient) {
    return recipient.recipient().toLowerCase(Locale.ROOT);
  }
}
