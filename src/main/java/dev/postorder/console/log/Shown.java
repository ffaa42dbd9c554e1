package dev.postorder.console.log;

import dev.postorder.access.Operator;
import dev.postorder.calllog.LoggedCall;
import dev.postorder.calllog.PersonalMask;

/** What of a call an operator sees: personal data only with the right to it. */
final class Shown {
  private static final String HIDDEN = "***";

  private Shown() {}

  static LoggedCall to(Operator operator, LoggedCall call) {
    return operator.personalData()
        ? call
        : new LoggedCall(
            call.id(),
            call.at(),
            call.source(),
            call.message(),
            call.trail(),
            call.login().map(login -> HIDDEN),
            call.operator(),
            call.requestId(),
            call.orderNumber(),
            call.outcome(),
            call.note().map(PersonalMask::line),
            call.ip(),
            call.status(),
            call.durationUs(),
            call.requestSize(),
            call.answerSize(),
            call.requestSha256(),
            call.answerSha256(),
            call.request().map(PersonalMask::mask),
            call.answer().map(PersonalMask::mask));
  }

  static String recipient(Operator operator, String recipient) {
    return operator.personalData() ? recipient : HIDDEN;
  }
}
