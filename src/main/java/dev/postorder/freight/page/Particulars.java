package dev.postorder.freight.page;

import dev.postorder.change.ChangeType;
import dev.postorder.platform.xml.Xml;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The part of a history page that says what changes. */
final class Particulars {
  private static final List<String> VALUES = List.of("name", "address", "date", "time");

  private final StringBuilder out;
  private final Wording wording;
  private final String newLine;
  private final String indent;

  Particulars(StringBuilder out, Wording wording, String newLine, String indent) {
    this.out = out;
    this.wording = wording;
    this.newLine = newLine;
    this.indent = indent;
  }

  void append(ChangeType type, JsonNode after) {
    switch (type) {
      case CONTACT_INFO_CHANGE -> {
        contacts("sender", after.path("sender"));
        contacts("receiver", after.path("receiver"));
      }
      case DELIVERY_INFO_CHANGE, PICKUP_INFO_CHANGE -> {
        for (String key : VALUES) {
          if (present(after, key)) {
            out.append(indent).append("<p>");
            value(type, key, after);
            out.append("</p>");
          }
        }
      }
      default -> sentence(type, after);
    }
  }

  private void sentence(ChangeType type, JsonNode after) {
    out.append(indent).append("<p>");
    for (String key : VALUES) {
      if (present(after, key)) {
        value(type, key, after);
        out.append(newLine);
      }
    }
    out.append(wording.text(type)).append("</p>");
  }

  private static boolean present(JsonNode after, String key) {
    return after.path(key).isValueNode() && !after.path(key).isNull();
  }

  private void value(ChangeType type, String key, JsonNode after) {
    out.append(wording.before(type, key)).append(" <b>");
    String value = after.path(key).asString();
    Xml.escape(out, key.equals("date") ? day(value) : value);
    out.append("</b>");
  }

  /** {@code 2020-03-26} as {@code 26.03.2020}; anything else as it is. */
  private static String day(String date) {
    return date.length() == 10 && date.charAt(4) == '-' && date.charAt(7) == '-'
        ? date.substring(8) + "." + date.substring(5, 7) + "." + date.substring(0, 4)
        : date;
  }

  private void contacts(String role, JsonNode member) {
    if (!member.isObject()) {
      return;
    }
    out.append(indent).append("<div class=\"contact-info-section\">");
    out.append(indent).append("    <p class=\"section-name\">");
    out.append(wording.party(role)).append("</p>");
    list("contact-list contact-icon", member.path("contacts"), this::contact);
    list("phone-list phone-icon", member.path("phones"), this::phone);
    out.append(indent).append("</div>");
  }

  private void list(String style, JsonNode items, Consumer<JsonNode> item) {
    if (!items.isArray()) {
      return;
    }
    out.append(indent).append("    <p class=\"").append(style).append("\">");
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : newLine);
      item.accept(items.get(i));
    }
    out.append("</p>");
  }

  private void contact(JsonNode contact) {
    out.append("<b>");
    Xml.escape(out, contact.path("name").asString(""));
    out.append("</b>");
  }

  private void phone(JsonNode phone) {
    out.append("<b>");
    Xml.escape(out, phone.path("number").asString(""));
    out.append("</b>");
    String ext = phone.path("ext").asString("");
    if (!ext.isEmpty()) {
      out.append(' ').append(wording.ext()).append(' ');
      Xml.escape(out, ext);
    }
  }
}
