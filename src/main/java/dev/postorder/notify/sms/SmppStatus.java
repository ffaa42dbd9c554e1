package dev.postorder.notify.sms;

import static org.jsmpp.SMPPConstant.STAT_ESME_RINVBNDSTS;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVDCS;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVDSTADR;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVDSTNPI;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVDSTTON;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVMSGLEN;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVNUMDESTS;
import static org.jsmpp.SMPPConstant.STAT_ESME_RMSGQFUL;
import static org.jsmpp.SMPPConstant.STAT_ESME_RSYSERR;
import static org.jsmpp.SMPPConstant.STAT_ESME_RTHROTTLED;
import static org.jsmpp.SMPPConstant.STAT_ESME_RX_P_APPN;
import static org.jsmpp.SMPPConstant.STAT_ESME_RX_R_APPN;

import dev.postorder.notify.Result;
import java.time.Duration;
import java.util.Optional;
import org.jsmpp.extra.NegativeResponseException;

/** What a command_status (SMPP 3.4, section 5.1.3) means for an SMS. */
final class SmppStatus {
  private static final Duration FULL = Duration.ofSeconds(30);

  private SmppStatus() {}

  /** Whether the SMS centre only wants to be sent fewer at a time. */
  static boolean tooMany(int status) {
    return status == STAT_ESME_RTHROTTLED || status == STAT_ESME_RMSGQFUL;
  }

  /**
   * What becomes of an SMS that was not taken. Refusals of us, not of the SMS (its sender, our
   * rights), and those that only the operator knows may end, so they are tried again.
   */
  static Result result(NegativeResponseException refusal) {
    String answer = String.valueOf(refusal.getMessage());
    return switch (refusal.getCommandStatus()) {
      case STAT_ESME_RTHROTTLED, STAT_ESME_RMSGQFUL ->
          new Result.Refused(answer, Optional.of(FULL));
      case STAT_ESME_RINVMSGLEN,
          STAT_ESME_RINVDSTADR,
          STAT_ESME_RINVDSTTON,
          STAT_ESME_RINVDSTNPI,
          STAT_ESME_RINVNUMDESTS,
          STAT_ESME_RX_P_APPN,
          STAT_ESME_RX_R_APPN,
          STAT_ESME_RINVDCS ->
          new Result.Rejected(answer);
      case STAT_ESME_RSYSERR, STAT_ESME_RINVBNDSTS -> new Result.Unreachable(answer);
      default -> new Result.Refused(answer);
    };
  }
}
