package dev.postorder.freight.body;

import dev.postorder.addressbook.BookCounteragent;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the object {@code counteragent}: a party of any legal form, given inline (freight
 * specification, section 8). Its legal form is a uid or, where no dictionary has it, {@code
 * customForm}; a natural person has an identity document; an anonymous one only a phone and perhaps
 * a name.
 *
 * @param strict whether what only the original demands is demanded too: right check digits in an
 *     INN, the document of a natural person
 */
public record CounteragentReader(boolean strict) {
  /** The legal form of a natural person in Russia. */
  private static final Set<String> PERSONS = Set.of("0xab91feea04f6d4ad48df42161b6c2e7a");

  private static final List<String> DOCUMENTS =
      List.of("passport", "drivingLicence", "foreignPassport");
  private static final int LONGEST_FORM = 35;

  /** Whether a legal form is that of a natural person. */
  static boolean isPerson(Optional<String> form) {
    return form.map(uid -> uid.strip().toLowerCase(Locale.ROOT))
        .filter(PERSONS::contains)
        .isPresent();
  }

  /** Reads it; what is wrong goes to the faults. */
  public BookCounteragent read(Fields counteragent) {
    boolean anonymous = counteragent.flag("isAnonym").orElse(false);
    Optional<String> form = form(counteragent);
    String name =
        anonymous ? counteragent.text("name").orElse("") : counteragent.requiredText("name");
    Optional<JsonNode> document = document(counteragent);
    if (strict && isPerson(form) && !anonymous && document.isEmpty()) {
      counteragent.faults().required(counteragent.path("document"));
    }
    counteragent.object("juridicalAddress");
    counteragent.flag("save");
    return new BookCounteragent(
        form,
        name.strip(),
        inn(counteragent),
        document,
        anonymous,
        PhoneRule.ANY.number(counteragent, "phone"),
        Checks.email(counteragent, "email"));
  }

  private static Optional<String> form(Fields counteragent) {
    Optional<String> form = counteragent.text("form").map(String::strip);
    Optional<Fields> custom = counteragent.object("customForm").filter(given -> !given.isEmpty());
    custom.ifPresent(
        given -> {
          if (form.isPresent()) {
            given
                .faults()
                .add(
                    Fault.of(
                        FreightError.EXCLUSIVE,
                        counteragent.path("form"),
                        counteragent.path("customForm")));
          }
          given.required("formName", Checks.text(given, "formName", LONGEST_FORM));
          given.required("countryUID", Checks.uid(given, "countryUID"));
          given.flag("juridical");
        });
    return form;
  }

  private Optional<String> inn(Fields counteragent) {
    Optional<String> inn = counteragent.text("inn").map(String::strip);
    inn.ifPresent(
        given -> {
          boolean foreign =
              counteragent.object("customForm").filter(form -> !form.isEmpty()).isPresent();
          if (!Inn.looksLike(given) || (strict && !foreign && !Inn.isRight(given))) {
            counteragent
                .faults()
                .limit(
                    strict ? "Ожидается ИНН из 10 или 12 цифр" : "Ожидается ИНН из 8–14 цифр",
                    counteragent.path("inn"));
          }
        });
    return inn;
  }

  private static Optional<JsonNode> document(Fields counteragent) {
    Optional<Fields> document = counteragent.object("document").filter(given -> !given.isEmpty());
    document.ifPresent(
        given -> {
          Choice.required(given, "type", DOCUMENTS);
          given.text("serial");
          given.requiredText("number");
        });
    return document.map(Fields::node);
  }
}
