package dev.postorder.addressbook;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the book keeps of a counteragent.
 *
 * @param form the legal form's uid, as it was given; empty where there is a custom form
 * @param customForm {@code formName, countryUID, juridical}, of a legal form without uid
 * @param juridical whether it is a legal person
 * @param document {@code type, serial, number, date} of a natural person's document
 * @param anonymous whether it is a receiver of whom only name and phone are known
 * @param phone digits; of an anonymous one
 * @param email of an anonymous one
 * @param receipt {@code dataForReceipt}, as it was given
 */
public record Requisites(
    Optional<String> form,
    Optional<JsonNode> customForm,
    boolean juridical,
    String name,
    Optional<String> inn,
    Optional<JsonNode> document,
    boolean anonymous,
    Optional<String> phone,
    Optional<String> email,
    Optional<JsonNode> receipt) {
  /** The uid of the legal form of a natural person in Russia. */
  public static final String PRIVATE_PERSON = "0xab91feea04f6d4ad48df42161b6c2e7a";

  /** Nothing known yet. */
  public static final Requisites NONE =
      new Requisites(
          Optional.empty(),
          Optional.empty(),
          false,
          "",
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * Equal for two counteragents that are one: legal form, name, INN and document are the same; of
   * anonymous ones, name and phone.
   */
  byte[] key() {
    return BookKey.of(
        anonymous ? "anonymous" : juridical ? "juridical" : "private",
        form.orElseGet(() -> custom("formName") + custom("countryUID")).toLowerCase(Locale.ROOT),
        inn.orElse(""),
        BookKey.plain(name),
        document("type"),
        document("serial"),
        document("number"),
        anonymous ? phone.orElse("") : "");
  }

  private String document(String key) {
    return document.map(node -> node.path(key).asString("")).orElse("");
  }

  private String custom(String key) {
    return customForm.map(node -> node.path(key).asString("")).orElse("");
  }

  /** What it is searched by. */
  String words() {
    return name + " " + custom("formName") + " " + inn.orElse("");
  }
}
