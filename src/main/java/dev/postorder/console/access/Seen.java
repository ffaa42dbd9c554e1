package dev.postorder.console.access;

import dev.postorder.access.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** What a page showed, in a word that its forms send back: who changed it meanwhile is noticed. */
public final class Seen {
  /** The name of the field. */
  public static final String FIELD = "seen";

  private static final int BYTES = 15;

  private Seen() {}

  /** The word for something, by all that it says of itself. */
  public static String of(Object shown) {
    byte[] hash = Secrets.sha256(shown.toString());
    return new String(
        Base64.getUrlEncoder().withoutPadding().encode(Arrays.copyOf(hash, BYTES)),
        StandardCharsets.US_ASCII);
  }
}
