package dev.postorder.order;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Decides whether two texts name one address (freight specification, section 4): equal keys are one
 * address. Lower case, ё as е, punctuation as space; the words for town, street and house are
 * dropped, every other type word is brought to its full form.
 */
public final class AddressKey {
  private static final Set<String> DROPPED = Set.of("г", "гор", "город", "ул", "улица", "д", "дом");

  private static final Map<String, String> HYPHENATED =
      Map.ofEntries(
          Map.entry("пр-т", "проспект"),
          Map.entry("пр-кт", "проспект"),
          Map.entry("пр-д", "проезд"),
          Map.entry("б-р", "бульвар"),
          Map.entry("р-н", "район"),
          Map.entry("пр-зд", "проезд"));

  private static final Map<String, String> FULL =
      Map.ofEntries(
          Map.entry("пер", "переулок"),
          Map.entry("пр", "проспект"),
          Map.entry("просп", "проспект"),
          Map.entry("бул", "бульвар"),
          Map.entry("наб", "набережная"),
          Map.entry("пл", "площадь"),
          Map.entry("ш", "шоссе"),
          Map.entry("туп", "тупик"),
          Map.entry("ал", "аллея"),
          Map.entry("мкр", "микрорайон"),
          Map.entry("кв", "квартира"),
          Map.entry("оф", "офис"),
          Map.entry("к", "корпус"),
          Map.entry("корп", "корпус"),
          Map.entry("стр", "строение"),
          Map.entry("вл", "владение"),
          Map.entry("лит", "литера"),
          Map.entry("пом", "помещение"),
          Map.entry("эт", "этаж"),
          Map.entry("обл", "область"),
          Map.entry("респ", "республика"),
          Map.entry("пос", "поселок"),
          Map.entry("п", "поселок"),
          Map.entry("с", "село"),
          Map.entry("дер", "деревня"),
          Map.entry("тер", "территория"));

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|\\p{N}+");

  private AddressKey() {}

  /** The key of an address; empty for a text without letters and digits. */
  public static String of(String address) {
    String text = address.toLowerCase(Locale.ROOT).replace('ё', 'е');
    var key = new StringJoiner(" ");
    for (String part : SPACE.split(text, -1)) {
      var words = WORD.matcher(hyphenated(part));
      while (words.find()) {
        String word = words.group();
        if (!DROPPED.contains(word)) {
          key.add(FULL.getOrDefault(word, word));
        }
      }
    }
    return key.toString();
  }

  private static String hyphenated(String part) {
    String text = part;
    for (var entry : HYPHENATED.entrySet()) {
      if (text.contains(entry.getKey())) {
        text = replaceWord(text, entry.getKey(), entry.getValue());
      }
    }
    return text;
  }

  private static String replaceWord(String text, String word, String full) {
    return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])")
        .matcher(text)
        .replaceAll(full);
  }
}
