package dev.postorder.freight.body;

import dev.postorder.freight.wire.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who pays for what: every service of an order may name a payer of its own beside the primary one.
 */
public final class Payers {
  /** The words that name a payer. */
  public static final List<String> WORDS = List.of("sender", "receiver", "third");

  private final Set<String> named = new LinkedHashSet<>();

  /** Reads the payer of a service, if it names one. */
  public void read(Fields service) {
    Choice.optional(service, "payer", WORDS).ifPresent(named::add);
  }

  /** Reads the primary payer. */
  public Optional<String> primary(Fields payment) {
    Optional<String> payer = Choice.required(payment, "primaryPayer", WORDS);
    payer.ifPresent(named::add);
    return payer;
  }

  /** Whether one of them was named. */
  public boolean named(String word) {
    return named.contains(word);
  }
}
