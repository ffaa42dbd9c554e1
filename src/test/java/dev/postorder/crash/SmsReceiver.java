package dev.postorder.crash;

import dev.postorder.testing.Smsc;
import java.util.concurrent.ThreadLocalRandom;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;

/** An SMS centre that throttles now and then, and says of some SMS that they were delivered. */
final class SmsReceiver implements AutoCloseable {
  private static final int HEADER = 0x40;

  private final Smsc smsc = new Smsc();
  private final Arrivals arrivals;

  SmsReceiver(Arrivals arrivals) {
    this.arrivals = arrivals;
    smsc.answers((submit, session) -> answer(submit));
  }

  int port() {
    return smsc.port();
  }

  /** An SMS is known by the phone: each goes to one of its own. A long one counts with its end. */
  private String answer(SubmitSm submit) throws ProcessRequestException {
    if (!last(submit)) {
      return "part-" + submit.getDestAddress();
    }
    boolean accepts = ThreadLocalRandom.current().nextInt(100) >= 2;
    arrivals.came(submit.getDestAddress(), accepts);
    if (!accepts) {
      return Smsc.refuse(SMPPConstant.STAT_ESME_RSYSERR);
    }
    String id = "m" + submit.getDestAddress();
    if (ThreadLocalRandom.current().nextInt(10) == 0) {
      Thread.startVirtualThread(() -> report(id));
    }
    return id;
  }

  private void report(String id) {
    try {
      smsc.receipt(id, "DELIVRD");
    } catch (RuntimeException e) {
      // the sender went
    }
  }

  private static boolean last(SubmitSm submit) {
    byte[] text = submit.getShortMessage();
    return (submit.getEsmClass() & HEADER) == 0 || text[4] == text[5];
  }

  @Override
  public void close() {
    smsc.close();
  }
}
