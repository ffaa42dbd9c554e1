package dev.postorder.freight.wire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the parameters of one object of a body. Keys match as {@link Keys} says; null and "" are
 * absent; texts, numbers and booleans convert freely; one bare value is an array of one. Whatever
 * is wrong goes to the faults, with its dotted path, and reading goes on.
 */
public final class Fields {
  private final ObjectNode node;
  private final String path;
  private final Faults faults;
  private final Map<String, String> names;

  private Fields(ObjectNode node, String path, Faults faults) {
    this(node, path, faults, Map.of());
  }

  private Fields(ObjectNode node, String path, Faults faults, Map<String, String> names) {
    this.node = node;
    this.path = path;
    this.faults = faults;
    this.names = names;
  }

  /** The parameters of a whole body. */
  public static Fields of(ObjectNode body, Faults faults) {
    return new Fields(body, "", faults);
  }

  /** The dotted path of a parameter, from the body's root. */
  public String path(String key) {
    String name = names.getOrDefault(key, key);
    return path.isEmpty() ? name : path + "." + name;
  }

  /**
   * The same parameters for a reader who calls some of them by other names.
   *
   * @param names what the client calls a parameter, by what the reader calls it
   */
  public Fields calling(Map<String, String> names) {
    return new Fields(node, path, faults, names);
  }

  /** The dotted path of the object itself; empty for the whole body. */
  public String at() {
    return path;
  }

  /** The object as the client sent it. */
  public ObjectNode node() {
    return node;
  }

  /** Where faults go. */
  public Faults faults() {
    return faults;
  }

  /** Whether the object has no parameter that says something. */
  public boolean isEmpty() {
    return node.properties().stream().allMatch(entry -> says(entry.getValue()).isEmpty());
  }

  /** The raw value of a parameter; null and "" are absent. */
  public Optional<JsonNode> raw(String key) {
    return find(key).flatMap(Fields::says);
  }

  /** A text. */
  public Optional<String> text(String key) {
    return scalar(key, "строка", Optional::of);
  }

  /** A text that has to be there; "" when it is not, which is a fault. */
  public String requiredText(String key) {
    return required(key, text(key)).orElse("");
  }

  /** A whole number. */
  public Optional<Long> integer(String key) {
    return scalar(key, "целое число", Scalars::integer);
  }

  /** A number. */
  public Optional<BigDecimal> decimal(String key) {
    return scalar(key, "число", Scalars::decimal);
  }

  /** A boolean. */
  public Optional<Boolean> flag(String key) {
    return scalar(key, "true или false", Scalars::flag);
  }

  /** A date {@code YYYY-MM-DD}. */
  public Optional<LocalDate> date(String key) {
    return scalar(key, "дата ГГГГ-ММ-ДД", Scalars::date);
  }

  /** The value, whose absence is a fault if the parameter itself is absent. */
  public <T> Optional<T> required(String key, Optional<T> value) {
    if (value.isEmpty() && raw(key).isEmpty()) {
      faults.required(path(key));
    }
    return value;
  }

  /** An object; "" and an empty array stand for one without parameters. */
  public Optional<Fields> object(String key) {
    return find(key).flatMap(value -> asObject(value, path(key)));
  }

  /** An object that has to be there with something in it. */
  public Optional<Fields> requiredObject(String key) {
    if (raw(key).isEmpty()) {
      faults.required(path(key));
      return Optional.empty();
    }
    Optional<Fields> object = object(key);
    if (object.isPresent() && object.get().isEmpty()) {
      faults.required(path(key));
      return Optional.empty();
    }
    return object;
  }

  /** An array of whole numbers, not empty; past the most allowed, it is not looked into. */
  public Optional<List<Long>> integers(String key, int most) {
    return list(key, most, (item, at) -> scalar(item, at, "целое число", Scalars::integer));
  }

  /** An array of texts, as {@link #integers}. */
  public Optional<List<String>> texts(String key, int most) {
    return list(key, most, (item, at) -> scalar(item, at, "строка", Optional::of));
  }

  /** An array of objects, as {@link #integers}. */
  public Optional<List<Fields>> objects(String key, int most) {
    return list(key, most, this::asObject);
  }

  /** As {@link #objects}, for an array that may be empty: that says as much as none. */
  public List<Fields> anyObjects(String key, int most) {
    boolean empty = find(key).map(value -> items(value).isEmpty()).orElse(true);
    return empty ? List.of() : objects(key, most).orElse(List.of());
  }

  /** As {@link #texts}, for an array that may be empty. */
  public List<String> anyTexts(String key, int most) {
    boolean empty = find(key).map(value -> items(value).isEmpty()).orElse(true);
    return empty ? List.of() : texts(key, most).orElse(List.of());
  }

  /** Two parameters of which at most one may be there. */
  public void exclusive(String one, String other) {
    if (find(one).isPresent() && find(other).isPresent()) {
      faults.add(Fault.of(FreightError.EXCLUSIVE, path(one), path(other)));
    }
  }

  private interface Item<T> {
    Optional<T> read(JsonNode item, String path);
  }

  private <T> Optional<List<T>> list(String key, int most, Item<T> reader) {
    return find(key).map(value -> read(items(value), most, path(key), reader));
  }

  private <T> List<T> read(List<JsonNode> items, int most, String at, Item<T> reader) {
    if (items.isEmpty()) {
      faults.expected("непустой массив", at);
    }
    if (items.size() > most) {
      faults.limit("Не более " + most + ", передано " + items.size(), at);
      return List.of();
    }
    var read = new ArrayList<T>();
    for (int i = 0; i < items.size(); i++) {
      reader.read(items.get(i), at + "." + i).ifPresent(read::add);
    }
    return read;
  }

  private static List<JsonNode> items(JsonNode value) {
    if (value.isArray()) {
      return List.copyOf(value.asArray().elements());
    }
    return says(value).map(List::of).orElse(List.of());
  }

  private <T> Optional<T> scalar(String key, String expected, Function<String, Optional<T>> read) {
    return raw(key).flatMap(value -> scalar(value, path(key), expected, read));
  }

  private <T> Optional<T> scalar(
      JsonNode value, String at, String expected, Function<String, Optional<T>> read) {
    Optional<T> result = Scalars.text(value).flatMap(read);
    if (result.isEmpty()) {
      faults.expected(expected, at);
    }
    return result;
  }

  private Optional<Fields> asObject(JsonNode value, String at) {
    if (value instanceof ObjectNode object) {
      return Optional.of(new Fields(object, at, faults));
    }
    // PHP writes an object without parameters as an empty array.
    if (says(value).isEmpty() || (value.isArray() && value.isEmpty())) {
      return Optional.of(new Fields(JsonNodeFactory.instance.objectNode(), at, faults));
    }
    faults.expected("объект", at);
    return Optional.empty();
  }

  private static Optional<JsonNode> says(JsonNode value) {
    boolean silent = value.isNull() || (value.isString() && value.stringValue().isBlank());
    return silent ? Optional.empty() : Optional.of(value);
  }

  /** What the client sent under a key, be it empty; null is nothing. */
  private Optional<JsonNode> find(String key) {
    String name = names.getOrDefault(key, key);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (Keys.same(entry.getKey(), name)) {
        return Optional.of(entry.getValue()).filter(value -> !value.isNull());
      }
    }
    return Optional.empty();
  }
}
