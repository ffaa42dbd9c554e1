package dev.postorder.addressbook;

import dev.postorder.order.AddressKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An address by its parts: a text ({@code search}), or {@code street} (or {@code customStreet}) and
 * {@code house} with {@code building, structure, flat}, or a {@code terminalID}.
 *
 * @param juridical whether it is the address that a legal person is registered at
 * @param parts in the wire's names; no others
 */
public record BookAddress(boolean juridical, ObjectNode parts) {
  /** A text instead of all other parts. */
  public static final String SEARCH = "search";

  /** A terminal instead of all other parts. */
  public static final String TERMINAL = "terminalID";

  /** A street: the code or text that the client sent. */
  public static final String STREET = "street";

  /** A street without a code: {@code code} of the town, {@code street}. */
  public static final String CUSTOM_STREET = "customStreet";

  /** The house's number. */
  public static final String HOUSE = "house";

  /** What follows a street, and what stands before each in a text. */
  private static final Map<String, String> REST = new LinkedHashMap<>();

  static {
    REST.put(HOUSE, "д ");
    REST.put("building", "к ");
    REST.put("structure", "стр ");
    REST.put("flat", "кв ");
  }

  /** The parts that belong to a street. */
  public static List<String> ofStreet() {
    return List.copyOf(REST.keySet());
  }

  /** The address in one text. */
  public String text() {
    Optional<String> whole =
        part(SEARCH).or(() -> part(TERMINAL).map(terminal -> "Терминал " + terminal));
    return whole.orElseGet(this::joined);
  }

  private String joined() {
    var words = new ArrayList<String>();
    street().ifPresent(words::add);
    REST.forEach((key, before) -> part(key).ifPresent(value -> words.add(before + value)));
    return String.join(", ", words);
  }

  /** The street's code or text. */
  public Optional<String> street() {
    return part(STREET)
        .or(() -> Optional.of(parts.path(CUSTOM_STREET).path(STREET).asString("")))
        .filter(text -> !text.isEmpty());
  }

  /** One of the parts. */
  public Optional<String> part(String key) {
    return Optional.ofNullable(parts.get(key)).map(JsonNode::asString);
  }

  /** Equal for two addresses of one counteragent that are one. */
  byte[] key(long counteragentId) {
    String text = text();
    String plain = AddressKey.of(text);
    return BookKey.of(
        counteragentId, juridical ? "juridical" : "", plain.isEmpty() ? text.strip() : plain);
  }
}
