package dev.postorder.freight.page;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The seed's blocks of contact persons and phones. */
final class ContactLists {
  private static final String CONTACT = "contact-list";
  private static final String PHONE = "phone-list";

  private final Sheet sheet;

  ContactLists(Sheet sheet) {
    this.sheet = sheet;
  }

  /** Whether there is anything to tell. */
  static boolean any(JsonNode member) {
    return member.path("contacts").isArray() || member.path("phones").isArray();
  }

  /**
   * A block, if there is anything to tell.
   *
   * @param before lists that were, or an object without them
   */
  void section(Word title, JsonNode after, JsonNode before) {
    if (!any(after)) {
      return;
    }
    sheet.section(title);
    if (after.path("contacts").isArray()) {
      contacts(Values.names(after), Values.names(before));
    }
    if (after.path("phones").isArray()) {
      phones(after.path("phones"), before.path("phones"));
    }
    sheet.endSection();
  }

  private void contacts(List<String> names, List<String> former) {
    sheet.startList(CONTACT + " contact-icon");
    for (int i = 0; i < names.size(); i++) {
      (i == 0 ? sheet : sheet.newLine()).bold(names.get(i));
    }
    sheet.end();
    former(CONTACT, former);
  }

  private void phones(JsonNode phones, JsonNode former) {
    sheet.startList(PHONE + " phone-icon");
    for (int i = 0; i < phones.size(); i++) {
      JsonNode phone = phones.get(i);
      (i == 0 ? sheet : sheet.newLine()).bold(Values.text(phone, "number").orElse(""));
      Values.text(phone, "ext").ifPresent(ext -> sheet.text(" ").word(Word.EXT).plain(ext));
    }
    sheet.end();
    var numbers = new ArrayList<String>();
    former.forEach(phone -> numbers.add(phone(phone)));
    former(PHONE, numbers);
  }

  private String phone(JsonNode phone) {
    String number = Values.text(phone, "number").orElse("");
    return Values.text(phone, "ext")
        .map(ext -> number + " " + sheet.wording().of(Word.EXT) + " " + ext)
        .orElse(number);
  }

  private void former(String style, List<String> values) {
    if (!values.isEmpty()) {
      sheet.startList(style).formerly(values).end();
    }
  }
}
