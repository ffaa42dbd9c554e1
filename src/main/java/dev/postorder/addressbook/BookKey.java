package dev.postorder.addressbook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By what duplicates are recognised: entries of one customer with equal keys are one entry. The
 * migration that brought the keys makes the same ones in SQL.
 */
final class BookKey {
  private static final Pattern QUOTES = Pattern.compile("[«»\"'“”„]");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private BookKey() {}

  /** The key of an entry of these parts. */
  static byte[] of(Object... parts) {
    String text = Arrays.stream(parts).map(Object::toString).collect(Collectors.joining("|"));
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A name in the form in which names are compared. */
  static String plain(String name) {
    String bare = QUOTES.matcher(name).replaceAll("");
    return SPACE.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT).replace('ё', 'е');
  }
}
