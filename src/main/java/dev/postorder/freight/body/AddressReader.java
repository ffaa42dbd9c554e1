package dev.postorder.freight.body;

import dev.postorder.addressbook.BookAddress;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an address that is to stand in the book: a text of 2 to 1024 characters ({@code search}),
 * or {@code street} with {@code house} and what follows, or a {@code terminalID}; one of the three.
 * In place of a street's code {@code customStreet} gives its name.
 */
public final class AddressReader {
  private static final int LONGEST_SEARCH = 1024;
  private static final int LONGEST_STREET = 255;
  private static final Map<String, Integer> LONGEST = new LinkedHashMap<>();

  static {
    LONGEST.put(BookAddress.HOUSE, 7);
    LONGEST.put("building", 5);
    LONGEST.put("structure", 7);
    LONGEST.put("flat", 5);
  }

  private final Fields fields;
  private final ObjectNode given = JsonNodeFactory.instance.objectNode();

  private AddressReader(Fields fields) {
    this.fields = fields;
    Lengths.text(fields, BookAddress.SEARCH, 2, LONGEST_SEARCH)
        .ifPresent(text -> given.put(BookAddress.SEARCH, text));
    fields.integer(BookAddress.TERMINAL).ifPresent(id -> given.put(BookAddress.TERMINAL, id));
    Lengths.text(fields, BookAddress.STREET, LONGEST_STREET)
        .ifPresent(text -> given.put(BookAddress.STREET, text));
    fields.object(BookAddress.CUSTOM_STREET).filter(o -> !o.isEmpty()).ifPresent(this::custom);
    LONGEST.forEach(
        (key, most) -> Lengths.text(fields, key, most).ifPresent(text -> given.put(key, text)));
    exclusive(BookAddress.TERMINAL, List.of(BookAddress.SEARCH, BookAddress.STREET));
    exclusive(BookAddress.SEARCH, List.of(BookAddress.STREET, BookAddress.CUSTOM_STREET));
    exclusive(BookAddress.STREET, List.of(BookAddress.CUSTOM_STREET));
  }

  private void custom(Fields street) {
    ObjectNode custom = given.putObject(BookAddress.CUSTOM_STREET);
    Lengths.text(street, "code", LONGEST_STREET).ifPresent(code -> custom.put("code", code));
    street
        .required(BookAddress.STREET, Lengths.text(street, BookAddress.STREET, LONGEST_STREET))
        .ifPresent(name -> custom.put(BookAddress.STREET, name));
  }

  private void exclusive(String one, List<String> others) {
    others.forEach(
        other -> {
          if (fields.raw(one).isPresent() && fields.raw(other).isPresent()) {
            fields
                .faults()
                .add(Fault.of(FreightError.EXCLUSIVE, fields.path(one), fields.path(other)));
          }
        });
  }

  /** An address that has to be complete; of use only when no fault was found. */
  public static BookAddress whole(Fields fields, boolean juridical) {
    var reader = new AddressReader(fields);
    if (!reader.hasPlace()) {
      reader.missing(BookAddress.SEARCH, BookAddress.STREET, BookAddress.TERMINAL);
    } else if (reader.ofStreet() && fields.raw(BookAddress.HOUSE).isEmpty()) {
      reader.missing(BookAddress.HOUSE);
    }
    return new BookAddress(juridical, reader.given);
  }

  /**
   * What changes an address: a text, a terminal or a street takes the place of all that was; house,
   * building, structure and flat change an address that has a street.
   *
   * @param present the address as it stands, if the book has it
   */
  public static UnaryOperator<BookAddress> change(Fields fields, Optional<BookAddress> present) {
    var reader = new AddressReader(fields);
    boolean onStreet = present.flatMap(BookAddress::street).isPresent();
    if (!reader.hasPlace()
        && LONGEST.keySet().stream().allMatch(key -> fields.raw(key).isEmpty())) {
      reader.missing(BookAddress.SEARCH, BookAddress.STREET, BookAddress.TERMINAL);
    } else if (!reader.hasPlace() && !onStreet && present.isPresent()) {
      reader.missing(BookAddress.STREET);
    } else if (reader.ofStreet() && fields.raw(BookAddress.HOUSE).isEmpty() && !onStreet) {
      reader.missing(BookAddress.HOUSE);
    }
    return reader::onto;
  }

  private BookAddress onto(BookAddress address) {
    boolean anew = hasPlace() && !ofStreet();
    ObjectNode parts = anew ? given : address.parts().deepCopy();
    if (!anew) {
      parts.remove(List.of(BookAddress.SEARCH, BookAddress.TERMINAL));
      if (ofStreet()) {
        parts.remove(List.of(BookAddress.STREET, BookAddress.CUSTOM_STREET));
      }
      parts.setAll(given);
    }
    return new BookAddress(address.juridical(), parts);
  }

  private boolean hasPlace() {
    return ofStreet()
        || fields.raw(BookAddress.SEARCH).isPresent()
        || fields.raw(BookAddress.TERMINAL).isPresent();
  }

  private boolean ofStreet() {
    return fields.raw(BookAddress.STREET).isPresent()
        || fields.object(BookAddress.CUSTOM_STREET).filter(o -> !o.isEmpty()).isPresent();
  }

  private void missing(String... keys) {
    String[] paths = new String[keys.length];
    for (int i = 0; i < keys.length; i++) {
      paths[i] = fields.path(keys[i]);
    }
    fields.faults().add(Fault.of(FreightError.REQUIRED, paths));
  }
}
