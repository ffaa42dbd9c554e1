package dev.postorder.console.log;

import dev.postorder.access.Operator;
import dev.postorder.calllog.LoggedCall;
import dev.postorder.calllog.PersonalMask;

/** What of a call an operator sees: personal data only with the right to it. */
final class Shown {
  private Shown() {}

  static LoggedCall to(Operator operator, LoggedCall call) {
    return operator.personalData() ? call : call.withoutPersonalData();
  }

  static String recipient(Operator operator, String recipient) {
    return operator.personalData() ? recipient : PersonalMask.MASK;
  }

  static String line(Operator operator, String text) {
    return operator.personalData() ? text : PersonalMask.line(text);
  }
}
