package dev.postorder.notify.sms;

import java.util.UUID;

/**
 * An SMS, ready to be sent.
 *
 * @param id the same whenever it is tried again
 */
record Sms(Msisdn to, SmsText text, UUID id) {
  /** What joins its segments on the phone; the same whenever it is tried again. */
  byte reference() {
    return (byte) id.hashCode();
  }
}
