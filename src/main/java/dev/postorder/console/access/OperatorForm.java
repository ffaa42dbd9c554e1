package dev.postorder.console.access;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.operator.OperatorAccount;
import dev.postorder.access.operator.Operators;
import dev.postorder.console.Form;
import dev.postorder.console.Query;
import dev.postorder.console.Words;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What administrators say of an operator, as it was typed. */
record OperatorForm(Query typed) {
  private static final int LONGEST_NAME = 200;

  /** The form of one who is known. */
  static Form of(OperatorAccount account) {
    var fields = new LinkedHashMap<String, List<String>>();
    fields.put("displayName", List.of(account.displayName()));
    fields.put("role", List.of(account.role().code()));
    if (account.personalData()) {
      fields.put("personalData", List.of("yes"));
    }
    return Form.of(new Query(fields));
  }

  static List<Form.Option> roles(Words words) {
    return Form.options(
        words, "role", Arrays.stream(OperatorRole.values()).map(OperatorRole::code).toList());
  }

  String name() {
    return Operators.name(typed.get("name").orElse(""));
  }

  String displayName(String otherwise) {
    return typed.get("displayName").orElse(otherwise);
  }

  Optional<OperatorRole> role() {
    return typed.get("role").flatMap(OperatorRole::of);
  }

  boolean personalData() {
    return typed.get("personalData").isPresent();
  }

  /** What is wrong with it. */
  Map<String, String> faults(Words words, boolean named) {
    var faults = new LinkedHashMap<String, String>();
    if (named && !Operators.isName(name())) {
      faults.put("name", words.say("name.fault"));
    }
    if (displayName("").length() > LONGEST_NAME) {
      faults.put("displayName", words.say("displayName.fault", LONGEST_NAME));
    }
    if (role().isEmpty()) {
      faults.put("role", words.say("role.fault"));
    }
    return faults;
  }
}
