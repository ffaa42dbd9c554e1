package dev.postorder.order.search;

import dev.postorder.order.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody typed who looks for an order. Digits may be its number or the beginning of it, a
 * phone or an INN; all else is the name of a party or of the customer. Anything may be what the
 * customer calls it.
 */
public final class Typed {
  /** Fewer digits say nothing of a phone. */
  public static final int LEAST_DIGITS = 4;

  private static final int LEAST_OF_NUMBER = 5;
  private static final int LONGEST_INN = 12;
  private static final int ORDER_NUMBER = 13;
  private static final int MOST_WORDS = 8;

  private Typed() {}

  /** The ways in which an order can be meant; it is found by any of them. */
  static List<Criterion> anyOf(String text) {
    var ways = new ArrayList<Criterion>();
    String digits = digits(text);
    if (digits.matches("[0-9]+")) {
      number(digits).ifPresent(ways::add);
      if (digits.length() >= LEAST_OF_NUMBER && digits.length() < ORDER_NUMBER) {
        ways.add(new Criterion.NumberStart(digits));
      }
      phone(text).map(Criterion.Phone::new).ifPresent(ways::add);
      if (digits.length() >= LEAST_DIGITS && digits.length() <= LONGEST_INN) {
        words(digits).map(Criterion.PartyWords::new).ifPresent(ways::add);
      }
    } else {
      words(text).map(Criterion.PartyWords::new).ifPresent(ways::add);
      words(text).map(Criterion.CustomerWords::new).ifPresent(ways::add);
    }
    ownNumber(text).ifPresent(ways::add);
    return ways;
  }

  /** An orderID or a requestID. */
  static Optional<Criterion> number(String text) {
    String digits = text.replaceAll("[\\s-]", "");
    return digits.matches("[0-9]{13}")
        ? Optional.of(new Criterion.OrderNumber(digits))
        : Numbers.requestId(digits).map(Criterion.RequestNumber::new);
  }

  static Optional<Criterion> ownNumber(String text) {
    String plain = plain(text.strip());
    return plain.isBlank() ? Optional.empty() : Optional.of(new Criterion.OwnNumber(plain));
  }

  /**
   * The phones that may be meant, as a query of the database; Russian ones with 7, 8 or no code.
   */
  static Optional<String> phone(String text) {
    String digits = digits(text);
    if (!isPhone(text)) {
      return Optional.empty();
    }
    boolean coded = digits.startsWith("7") || digits.startsWith("8");
    String rest = coded ? digits.substring(1) : digits;
    return Optional.of(
        Stream.of("7" + rest, "8" + rest, rest)
            .filter(start -> start.length() >= LEAST_DIGITS)
            .map(Typed::beginning)
            .collect(Collectors.joining(" | ")));
  }

  /** Whether it can be the beginning of a phone. */
  public static boolean isPhone(String text) {
    return digits(text).matches("[0-9]{" + LEAST_DIGITS + ",15}");
  }

  /** The beginnings of words, all of which must be there, as a query of the database. */
  static Optional<String> words(String text) {
    String all =
        Arrays.stream(plain(text).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .map(Typed::beginning)
            .collect(Collectors.joining(" & "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private static String beginning(String word) {
    return "'" + word + "':*";
  }

  private static String digits(String text) {
    return text.replaceAll("[\\s()+-]", "");
  }

  /** As the database's function of this name does it. */
  static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace('ё', 'е').replaceAll("[«»“”„’'\\-/.,@№]", " ");
  }
}
