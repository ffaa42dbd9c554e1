package dev.postorder.order;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the town in the text of a Russian address. */
public final class Town {
  private static final Pattern MARKED =
      Pattern.compile(
          "(?iuU)^(?:г|гор|город|пгт|пос|п|с|д|село|деревня|станица)[. ]\\s*(.+)$|^(.+) г$");
  private static final Pattern NO_TOWN =
      Pattern.compile(
          "(?iuU).*(\\d|\\b(обл|область|край|респ|республика|р-н|район|округ|ул|улица|пр-кт|проспект|пер|шоссе"
              + "|ш|наб|пл|д|дом|кв|стр|корп|россия|рф)\\b).*");

  private Town() {}

  /** The part that is marked as a town, else the first that can be one and has a part after it. */
  public static Optional<String> of(String address) {
    List<String> parts =
        Arrays.stream(address.split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
    for (String part : parts) {
      var marked = MARKED.matcher(part);
      if (marked.matches()) {
        String name = marked.group(1) != null ? marked.group(1) : marked.group(2);
        if (!NO_TOWN.matcher(name).matches()) {
          return Optional.of(name);
        }
      }
    }
    return parts.stream()
        .limit(parts.size() > 1 ? parts.size() - 1 : 0)
        .filter(part -> !NO_TOWN.matcher(part).matches())
        .findFirst();
  }
}
