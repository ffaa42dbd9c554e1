package dev.postorder.freight.body;

import dev.postorder.addressbook.Requisites;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the requisites of a counteragent that is to stand in the book: {@code form} or {@code
 * customForm}, {@code name, inn, document, dataForReceipt}; of an anonymous receiver {@code name,
 * phone, email}.
 */
public final class RequisitesReader {
  private static final int LONGEST = 255;
  private static final int LONGEST_NUMBER = 20;
  private static final List<String> DOCUMENTS =
      List.of("passport", "drivingLicence", "foreignPassport");

  private final Fields fields;
  private final Optional<String> form;
  private final Optional<JsonNode> customForm;
  private final Optional<Boolean> anonymous;
  private final Optional<String> name;
  private final Optional<String> inn;
  private final Optional<JsonNode> document;
  private final Optional<String> phone;
  private final Optional<String> email;
  private final Optional<JsonNode> receipt;

  private RequisitesReader(Fields fields, boolean strict) {
    this.fields = fields;
    if (fields.raw("form").isPresent() && fields.raw("customForm").isPresent()) {
      fields.exclusive("form", "customForm");
    }
    form = Checks.uid(fields, "form");
    customForm = fields.object("customForm").filter(o -> !o.isEmpty()).map(this::custom);
    anonymous = fields.flag("isAnonym");
    name = Lengths.text(fields, "name", LONGEST);
    inn = inn(strict);
    document = fields.object("document").filter(o -> !o.isEmpty()).map(this::document);
    phone = PhoneRule.ANY.number(fields, "phone");
    email = Checks.email(fields, "email");
    receipt = fields.object("dataForReceipt").filter(o -> !o.isEmpty()).map(this::receipt);
  }

  /**
   * Requisites that have to be complete; of use only when no fault was found.
   *
   * @param strict whether an INN must have right check digits, else 8 to 14 digits
   */
  public static Requisites whole(Fields fields, boolean strict) {
    var reader = new RequisitesReader(fields, strict);
    fields.required("name", reader.name);
    if (reader.anonymous.orElse(false)) {
      fields.required("phone", reader.phone);
    } else if (fields.raw("form").isEmpty() && reader.customForm.isEmpty()) {
      fields
          .faults()
          .add(Fault.of(FreightError.REQUIRED, fields.path("form"), fields.path("customForm")));
    } else if (reader.form.filter(uid -> !isPrivate(uid)).isPresent()) {
      fields.required("inn", reader.inn);
    }
    return reader.onto(Requisites.NONE);
  }

  /** What changes a counteragent: what is passed takes the place of what was. */
  public static UnaryOperator<Requisites> change(Fields fields, boolean strict) {
    return new RequisitesReader(fields, strict)::onto;
  }

  private Requisites onto(Requisites present) {
    Optional<JsonNode> custom =
        customForm.isPresent() || form.isPresent() ? customForm : present.customForm();
    Optional<String> uid = custom.isPresent() ? Optional.empty() : form.or(present::form);
    Optional<String> number = inn.or(present::inn);
    boolean nobodyKnown = anonymous.orElse(present.anonymous());
    return new Requisites(
        uid,
        custom,
        !nobodyKnown && juridical(uid, custom, number),
        name.orElse(present.name()),
        number,
        document.or(present::document),
        nobodyKnown,
        phone.or(present::phone),
        email.or(present::email),
        receipt.or(present::receipt));
  }

  private static boolean juridical(
      Optional<String> uid, Optional<JsonNode> custom, Optional<String> inn) {
    return custom
        .map(node -> node.path("juridical").asBoolean(false))
        .or(() -> uid.map(text -> !isPrivate(text)))
        .orElse(inn.isPresent());
  }

  private static boolean isPrivate(String uid) {
    return Uids.parse(uid).equals(Uids.parse(Requisites.PRIVATE_PERSON));
  }

  private Optional<String> inn(boolean strict) {
    Optional<String> given = fields.text("inn").map(String::strip);
    if (customForm.isPresent()) {
      return Lengths.text(fields, "inn", LONGEST_NUMBER);
    }
    boolean right =
        given.map(number -> strict ? Inn.isRight(number) : Inn.looksLike(number)).orElse(true);
    if (!right) {
      fields
          .faults()
          .limit(
              strict ? "Ожидается ИНН из 10 или 12 цифр" : "Ожидается ИНН из 8–14 цифр",
              fields.path("inn"));
    }
    return given;
  }

  private JsonNode custom(Fields given) {
    ObjectNode custom = JsonNodeFactory.instance.objectNode();
    given
        .required("formName", Lengths.text(given, "formName", LONGEST))
        .ifPresent(text -> custom.put("formName", text));
    given
        .required("countryUID", Checks.uid(given, "countryUID"))
        .ifPresent(uid -> custom.put("countryUID", uid));
    return custom.put("juridical", given.flag("juridical").orElse(false));
  }

  private JsonNode document(Fields given) {
    ObjectNode read = JsonNodeFactory.instance.objectNode();
    Optional<String> type = Choice.required(given, "type", DOCUMENTS);
    type.ifPresent(text -> read.put("type", text));
    Optional<String> serial = Lengths.text(given, "serial", LONGEST_NUMBER);
    if (customForm.isEmpty() && type.filter("passport"::equals).isPresent()) {
      given.required("serial", serial);
    }
    serial.ifPresent(text -> read.put("serial", text));
    given
        .required("number", Lengths.text(given, "number", LONGEST_NUMBER))
        .ifPresent(text -> read.put("number", text));
    given.date("date").ifPresent(date -> read.put("date", date.toString()));
    return read;
  }

  private JsonNode receipt(Fields given) {
    ObjectNode read = JsonNodeFactory.instance.objectNode();
    given.flag("send").ifPresent(send -> read.put("send", send.booleanValue()));
    PhoneRule.ANY.number(given, "phone").ifPresent(number -> read.put("phone", number));
    Checks.email(given, "email").ifPresent(text -> read.put("email", text));
    return read;
  }
}
