package dev.postorder.backoffice;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.operator.Operators;
import dev.postorder.platform.config.Language;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** An operator in a request. */
record OperatorBody(
    String name,
    Optional<String> displayName,
    OperatorRole role,
    boolean personalData,
    Optional<Language> language,
    boolean disabled) {
  private static final int LONGEST_NAME = 200;
  private static final Set<String> LANGUAGES = Set.of("ru", "en");
  private static final Set<String> NEW =
      new TreeSet<>(Set.of("name", "displayName", "role", "personalData"));
  private static final Set<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "name",
              "displayName",
              "role",
              "personalData",
              "disabled",
              "language",
              "passwordSet",
              "twoFactor",
              "federated",
              "createdAt",
              "lastUsedAt"));

  /** One who is to be added. */
  static OperatorBody added(ObjectNode json) {
    Fields fields = Fields.of(json).only(NEW);
    Optional<String> name =
        fields.parsed(
            "name",
            "1 to 100 of a-z, 0-9 and . _ @ + -, and begin with a letter or digit",
            text -> Optional.of(text).filter(Operators::isName));
    return read(fields, fields.required("name", name, () -> ""), Optional.empty(), false);
  }

  /** What becomes of one who is known; what he cannot be given here is ignored. */
  static OperatorBody put(ObjectNode json, String name) {
    Fields fields = Fields.of(json).only(KNOWN);
    Optional<Language> language =
        fields.parsed(
            "language",
            "one of ru, en",
            code -> Optional.of(code).filter(LANGUAGES::contains).map(Language::of));
    return read(fields, name, language, fields.flag("disabled"));
  }

  private static OperatorBody read(
      Fields fields, String name, Optional<Language> language, boolean disabled) {
    var body =
        new OperatorBody(
            name,
            fields.text("displayName", LONGEST_NAME),
            role(fields),
            fields.flag("personalData"),
            language,
            disabled);
    fields.end();
    return body;
  }

  /** The field {@code role}. */
  static OperatorRole role(Fields fields) {
    String known =
        Arrays.stream(OperatorRole.values())
            .map(OperatorRole::code)
            .collect(Collectors.joining(", "));
    Optional<OperatorRole> role = fields.parsed("role", "one of " + known, OperatorRole::of);
    return fields.required("role", role, () -> OperatorRole.VIEWER);
  }
}
