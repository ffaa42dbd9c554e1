package dev.postorder.freight.body;

import dev.postorder.freight.wire.Fields;
import dev.postorder.order.Phone;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What a phone must look like. */
public enum PhoneRule {
  /** Contact changes (section 5): 11 digits, a leading plus is dropped. */
  RUSSIAN_MOBILE(Pattern.compile("79\\d{9}"), 4, "номер в формате 79XXXXXXXXX (11 цифр)") {
    @Override
    String digits(String number) {
      return number.startsWith("+") ? number.substring(1) : number;
    }
  },
  /** Orders and the address book (section 8): signs between the digits are dropped. */
  ANY(Pattern.compile("\\d{7,15}"), 5, "номер от 7 до 15 цифр") {
    @Override
    String digits(String number) {
      return SIGNS.matcher(number).replaceAll("");
    }
  };

  private static final int LONGEST_SHOWN = 40;
  private static final Pattern SIGNS = Pattern.compile("[+\\s()\\-]");

  private final Pattern form;
  private final int longestExt;
  private final String expected;

  PhoneRule(Pattern form, int longestExt, String expected) {
    this.form = form;
    this.longestExt = longestExt;
    this.expected = expected;
  }

  abstract String digits(String number);

  /** Reads {@code number} and {@code ext}; empty, with a fault, when there is no such phone. */
  public Optional<Phone> read(Fields phone) {
    String ext = ext(phone, "ext");
    return number(phone, "number", phone::requiredText).map(number -> new Phone(number, ext));
  }

  /** Reads an extension; empty when there is none. One that is too long is a fault. */
  public String ext(Fields fields, String key) {
    String ext = fields.text(key).map(String::strip).orElse("");
    if (ext.length() > longestExt) {
      fields
          .faults()
          .limit(
              "Не более %d символов, передано %d".formatted(longestExt, ext.length()),
              fields.path(key));
    }
    return ext;
  }

  /** Reads one number; empty, with a fault unless it is just absent. */
  public Optional<String> number(Fields fields, String key) {
    return number(fields, key, name -> fields.text(name).orElse(""));
  }

  private static String shown(String value) {
    return value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
  }

  private Optional<String> number(Fields fields, String key, UnaryOperator<String> reader) {
    String given = reader.apply(key);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    String number = digits(given.strip());
    if (!form.matcher(number).matches()) {
      fields
          .faults()
          .limit("Ожидается %s, передано: %s".formatted(expected, shown(given)), fields.path(key));
      return Optional.empty();
    }
    return Optional.of(number);
  }
}
