package dev.postorder.console.access;

import dev.postorder.access.operator.Operators;
import dev.postorder.console.Words;
import java.util.LinkedHashMap;
import java.util.Map;

/** A password that is chosen, and typed again. */
final class NewPassword {
  private NewPassword() {}

  /** What is wrong with the fields {@code password} and {@code again}. */
  static Map<String, String> faults(Words words, String password, String again) {
    var faults = new LinkedHashMap<String, String>();
    if (!Operators.isPassword(password)) {
      faults.put(
          "password",
          words.say("password.fault", Operators.SHORTEST_PASSWORD, Operators.LONGEST_PASSWORD));
    }
    if (!password.equals(again)) {
      faults.put("again", words.say("again.fault"));
    }
    return faults;
  }
}
