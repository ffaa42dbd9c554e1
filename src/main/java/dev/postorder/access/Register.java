package dev.postorder.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Customers and users, page by page and searched for; by indexes, however many there are. */
public final class Register {
  private static final Pattern UID = Pattern.compile("[0-9a-f-]{1,36}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,12}");
  private static final Pattern PHONE = Pattern.compile("[0-9+() -]{1,30}");
  private static final Pattern SIGNS = Pattern.compile("[^0-9]");
  private static final String LEAST = "00000000-0000-0000-0000-000000000000";
  private static final String MOST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

  private Register() {}

  /**
   * Customers by id.
   *
   * @param search beginnings of words of the name, or the beginning of the INN, of the e-mail, of
   *     the phone (Russian ones with 7 or 8) or of the uid
   * @param after the last id of the page before; 0 for the first
   */
  public static List<Customer> customers(
      Handle handle, Optional<String> search, long after, int limit) {
    return RegisterSearch.customers(handle, search.map(Register::wish), after, limit);
  }

  /**
   * Users by id.
   *
   * @param search the beginning of the login, in any case
   * @param customer the uid of a customer that they may do something for
   * @param after the last id of the page before; 0 for the first
   */
  public static List<UserEntry> users(
      Handle handle, Optional<String> search, Optional<UUID> customer, long after, int limit) {
    return RegisterSearch.users(
        handle, search.map(text -> text.toLowerCase(Locale.ROOT)), customer, after, limit);
  }

  /** The user of a login, in any case. */
  public static Optional<UserEntry> user(Handle handle, String login) {
    return RegisterSearch.user(handle, login.toLowerCase(Locale.ROOT));
  }

  /** The user of an id. */
  public static Optional<UserEntry> user(Handle handle, long id) {
    return RegisterSearch.user(handle, id);
  }

  /** What a user may do for which customers, by their names; at most so many. */
  public static List<Grant> grants(Handle handle, long userId, int limit) {
    return RegisterStore.grants(handle, userId, limit);
  }

  /** The uids among these that no customer has. */
  public static List<UUID> unknown(Handle handle, Collection<UUID> uids) {
    return RegisterStore.unknown(handle, uids);
  }

  /** What {@link RegisterSearch} looks for; an empty text is found nowhere. */
  record Wish(
      String words,
      String inn,
      String email,
      String phone,
      Optional<UUID> from,
      Optional<UUID> to) {}

  private static Wish wish(String search) {
    String text = search.strip().toLowerCase(Locale.ROOT);
    return new Wish(
        words(text),
        DIGITS.matcher(text).matches() ? text : "",
        text,
        phone(text),
        uid(text, LEAST),
        uid(text, MOST));
  }

  private static String phone(String text) {
    String digits = PHONE.matcher(text).matches() ? SIGNS.matcher(text).replaceAll("") : "";
    return digits.replaceFirst("^8(?=9)", "7");
  }

  private static String words(String text) {
    var words = new ArrayList<String>();
    for (String word : text.split("[^\\p{L}\\p{Nd}]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & "));
  }

  /** The first or last uid that begins with a text. */
  private static Optional<UUID> uid(String text, String rest) {
    if (!UID.matcher(text).matches()) {
      return Optional.empty();
    }
    for (int i = 0; i < text.length(); i++) {
      if ((text.charAt(i) == '-') != (LEAST.charAt(i) == '-')) {
        return Optional.empty();
      }
    }
    return Optional.of(UUID.fromString(text + rest.substring(text.length())));
  }
}
