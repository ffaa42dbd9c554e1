package dev.postorder.calllog.search;

import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The language of searches: words and {@code key:value}, with a minus before what is to be left
 * out, and quotes around what has spaces; inside quotes a backslash keeps the quote or backslash
 * after it.
 *
 * <p>A word alone is what it looks like: a session's name of 12 characters with a digit, an orderID
 * of 13 digits; any other is text.
 */
public final class CallLanguage {
  /** Most characters of a search. */
  public static final int LONGEST = 1000;

  private static final int MOST_TERMS = 30;
  private static final Pattern SESSION = Pattern.compile("[A-Z][A-Z0-9]{11}");
  private static final Pattern ORDER_ID = Pattern.compile("[0-9]{13}");
  private static final Pattern REQUEST_ID = Pattern.compile("[1-9][0-9]{0,9}");
  private static final Pattern IP = Pattern.compile("[0-9a-fA-F.:%_-]{2,60}");

  private final List<Term> terms = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  private final boolean personalData;

  private CallLanguage(boolean personalData) {
    this.personalData = personalData;
  }

  /**
   * Reads a search.
   *
   * @param personalData whether its asker has the right to personal data; what he may not see he
   *     cannot look for
   */
  public static Parsed parse(String text, boolean personalData) {
    return new CallLanguage(personalData).read(text);
  }

  private Parsed read(String text) {
    if (text.length() > LONGEST) {
      return new Parsed.Faulty(List.of(new Fault(Fault.Kind.TOO_LONG, shortened(text))));
    }
    for (Word word : Word.split(text)) {
      term(word);
    }
    if (terms.size() > MOST_TERMS) {
      faults.add(new Fault(Fault.Kind.TOO_LONG, shortened(text)));
    }
    return faults.isEmpty()
        ? new Parsed.Understood(new CallFilter(terms))
        : new Parsed.Faulty(List.copyOf(faults));
  }

  private void term(Word word) {
    if (word.open()) {
      faults.add(new Fault(Fault.Kind.OPEN_QUOTE, word.written()));
      return;
    }
    if (word.key().isEmpty()) {
      add(
          new Term(word.quoted() ? Key.TEXT : looksLike(word.value()), word.not(), word.value()),
          word);
      return;
    }
    Optional<Key> key = Key.of(word.key());
    if (key.isEmpty()) {
      faults.add(new Fault(Fault.Kind.UNKNOWN_KEY, word.key()));
    } else if (word.value().isBlank()) {
      faults.add(new Fault(Fault.Kind.NO_VALUE, word.written()));
    } else {
      add(new Term(key.get(), word.not(), word.value()), word);
    }
  }

  private void add(Term term, Word word) {
    Optional<Fault.Kind> wrong =
        term.key().personal() && !personalData ? Optional.of(Fault.Kind.PERSONAL) : fault(term);
    wrong.ifPresent(kind -> faults.add(new Fault(kind, word.written())));
    if (wrong.isEmpty()) {
      terms.add(term);
    }
  }

  private static Key looksLike(String word) {
    if (SESSION.matcher(word).matches() && word.chars().anyMatch(Character::isDigit)) {
      return Key.SESSION;
    }
    return ORDER_ID.matcher(word).matches() ? Key.ORDER : Key.TEXT;
  }

  private static Optional<Fault.Kind> fault(Term term) {
    String value = term.value();
    return switch (term.key()) {
      case SESSION -> unless(session(value), Fault.Kind.SESSION);
      case SOURCE ->
          unless(
              Arrays.stream(Source.values()).anyMatch(source -> source.code().equals(value)),
              Fault.Kind.SOURCE);
      case ORDER -> unless(order(value), Fault.Kind.ORDER);
      case OUTCOME ->
          unless(
              Arrays.stream(Outcome.values()).anyMatch(outcome -> outcome.code().equals(value)),
              Fault.Kind.OUTCOME);
      case STATUS -> unless(Comparison.status(value).isPresent(), Fault.Kind.STATUS);
      case DURATION -> unless(Comparison.duration(value).isPresent(), Fault.Kind.DURATION);
      case IP -> unless(IP.matcher(value).matches(), Fault.Kind.IP);
      case TEXT, CUSTOMER ->
          unless(value.codePoints().anyMatch(Character::isLetterOrDigit), Fault.Kind.TEXT);
      case MESSAGE, USER, OPERATOR -> Optional.empty();
    };
  }

  private static boolean session(String value) {
    return SESSION.matcher(value).matches() || value.equals(Typed.UNKNOWN);
  }

  private static boolean order(String value) {
    return ORDER_ID.matcher(value).matches()
        || (REQUEST_ID.matcher(value).matches() && Long.parseLong(value) <= Integer.MAX_VALUE);
  }

  private static Optional<Fault.Kind> unless(boolean right, Fault.Kind kind) {
    return right ? Optional.empty() : Optional.of(kind);
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(40, text.length())) + "…";
  }
}
