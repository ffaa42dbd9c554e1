package dev.postorder.notify.template;

import dev.postorder.platform.config.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A change field by field: what becomes and what was. The shapes of before and after are those that
 * changes are filed with; whatever is absent goes unsaid, and so do identity documents, addresses
 * of e-mail and a party's own phone.
 */
public final class ChangeRows {
  private static final List<Map.Entry<String, Word>> PARTIES =
      List.of(
          Map.entry("sender", Word.SENDER),
          Map.entry("receiver", Word.RECEIVER),
          Map.entry("third", Word.THIRD));

  private final Language language;
  private final List<Row> rows = new ArrayList<>();

  private ChangeRows(Language language) {
    this.language = language;
  }

  /**
   * A field that changes.
   *
   * @param value what it becomes
   * @param former what it was; empty if that is not known or nothing
   */
  public record Row(String name, String value, String former) {}

  /** The rows of a change as notifications tell it: {@code type}, {@code before}, {@code after}. */
  static List<Row> of(JsonNode change, Language language) {
    return of(
        change.path("type").asString(""), change.path("before"), change.path("after"), language);
  }

  /**
   * The rows of a change request.
   *
   * @param type its code, e.g. {@code payer_change}
   */
  public static List<Row> of(String type, JsonNode before, JsonNode after, Language language) {
    var all = new ChangeRows(language);
    switch (type) {
      case "receiver_change" -> all.fields(Optional.of(Word.RECEIVER), before, after);
      case "payer_change" -> all.fields(Optional.of(Word.PAYER), before, after);
      case "pickup_cancel_change", "delivery_cancel_change" -> {
        all.givenUp(before);
        all.fields(Optional.empty(), before, after);
      }
      default -> all.fields(Optional.empty(), before, after);
    }
    all.payer(before, after);
    for (var party : PARTIES) {
      if (after.path(party.getKey()).isObject()) {
        all.fields(
            Optional.of(party.getValue()), before.path(party.getKey()), after.path(party.getKey()));
      }
    }
    return List.copyOf(all.rows);
  }

  private void fields(Optional<Word> of, JsonNode before, JsonNode after) {
    for (ChangeField field : ChangeField.values()) {
      if (field.in(after)) {
        Optional<String> former = field.former(before, language);
        field
            .say(after, language)
            .filter(value -> !Optional.of(value).equals(former))
            .ifPresent(value -> add(name(of, field), value, former.orElse("")));
      }
    }
  }

  private void givenUp(JsonNode before) {
    for (ChangeField field : List.of(ChangeField.ADDRESS, ChangeField.DATE, ChangeField.TIME)) {
      field
          .say(before, language)
          .ifPresent(former -> add(field.word().in(language), Word.GIVEN_UP.in(language), former));
    }
  }

  /** A new receiver may pay for the order, too. */
  private void payer(JsonNode before, JsonNode after) {
    if (after.path("changeOrderPayer").booleanValue(false)) {
      String former = ChangeField.NAME.say(before.path("payer"), language).orElse("");
      ChangeField.NAME
          .say(after, language)
          .ifPresent(value -> add(Word.ORDER_PAID_BY.in(language), value, former));
    }
  }

  private String name(Optional<Word> of, ChangeField field) {
    String name = field.word().in(language);
    String party = of.map(word -> word.in(language)).orElse(name);
    return switch (field) {
      case NAME -> party;
      case CONTACTS, PHONES -> of.isPresent() ? party + ": " + name : name;
      default -> name;
    };
  }

  private void add(String name, String value, String former) {
    rows.add(new Row(Character.toUpperCase(name.charAt(0)) + name.substring(1), value, former));
  }
}
