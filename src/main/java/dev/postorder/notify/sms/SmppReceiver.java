package dev.postorder.notify.sms;

import java.util.function.Consumer;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what an SMS centre sends us. A receipt is answered when it is kept; until then the centre
 * has it, and sends it again. SMS of people are taken and forgotten.
 */
final class SmppReceiver implements MessageReceiverListener {
  private static final Logger LOG = LoggerFactory.getLogger(SmppReceiver.class);

  private final Consumer<Receipt> receipts;

  /** Hands receipts over to who keeps them. */
  SmppReceiver(Consumer<Receipt> receipts) {
    this.receipts = receipts;
  }

  @Override
  public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
    try {
      Receipt.of(message).ifPresent(receipts);
    } catch (RuntimeException e) {
      LOG.error("A delivery receipt cannot be kept now; the SMS centre sends it again", e);
      throw new ProcessRequestException("not now", SMPPConstant.STAT_ESME_RX_T_APPN, e);
    }
  }

  @Override
  public void onAcceptAlertNotification(AlertNotification notification) {
    // Somebody's phone is on again: nothing here waits for that.
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm message, Session source)
      throws ProcessRequestException {
    throw new ProcessRequestException("not supported", SMPPConstant.STAT_ESME_RINVCMDID);
  }
}
