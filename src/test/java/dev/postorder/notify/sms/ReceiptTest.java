package dev.postorder.notify.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.notify.sms.Receipt.Outcome;
import dev.postorder.platform.config.Sms.Smpp.MessageIds;
import java.nio.charset.StandardCharsets;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReceiptTest {

  @ParameterizedTest
  @CsvSource({
    "id:A1 sub:001 dlvrd:001 submit date:2611222100 done date:2611222101 stat:DELIVRD err:000"
        + " text:x, A1, DELIVERED, DELIVRD err:000",
    "ID:A1 Stat:UNDELIV Err:1b, A1, UNDELIVERED, UNDELIV err:1b",
    "id: 77 stat: EXPIRED, 77, UNDELIVERED, EXPIRED",
    "id:77 stat:REJECTD err:011, 77, UNDELIVERED, REJECTD err:011",
    "id:77 stat:DELETED, 77, UNDELIVERED, DELETED",
  })
  void theTextIsRead(String text, String id, Outcome outcome, String detail) {
    assertThat(Receipt.of(message(4, text))).contains(new Receipt(id, outcome, detail));
  }

  @ParameterizedTest
  @CsvSource({
    "4, id:77 stat:ENROUTE",
    "4, id:77 stat:ACCEPTD",
    "4, id:77 stat:UNKNOWN",
    "4, id:77",
    "4, stat:DELIVRD",
    "4, ''",
    "0, id:77 stat:DELIVRD"
  })
  void whatIsNoLastWordIsNone(int esmClass, String text) {
    assertThat(Receipt.of(message(esmClass, text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2, DELIVERED",
    "3, UNDELIVERED",
    "4, UNDELIVERED",
    "5, UNDELIVERED",
    "8, UNDELIVERED",
    "1,",
    "6,",
    "7,"
  })
  void parametersGoBeforeTheText(byte state, Outcome outcome) {
    DeliverSm message = message(0, "");
    message.setOptionalParameters(
        new OptionalParameter.Receipted_message_id("77"),
        new OptionalParameter.Message_state(state));

    assertThat(Receipt.of(message).map(Receipt::outcome))
        .isEqualTo(java.util.Optional.ofNullable(outcome));
  }

  @Test
  void theTextMayBeInThePayload() {
    DeliverSm message = message(4, "");
    message.setOptionalParameters(
        new OptionalParameter.Message_payload(
            "id:5 stat:DELIVRD".getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(Receipt.of(message).map(Receipt::id)).contains("5");
  }

  @ParameterizedTest
  @CsvSource({
    "AS_GIVEN, 00AbC, 0abc, true",
    "AS_GIVEN, 10, 16, false",
    "HEX_DECIMAL, 1F4, 500, true",
    "HEX_DECIMAL, 000001f4, 0000000500, true",
    "DECIMAL_HEX, 500, 1F4, true",
    "HEX_DECIMAL, a-1, A-1, true",
    "AS_GIVEN, 0, 000, true",
  })
  void idsMeetHoweverTheyAreWritten(
      MessageIds written, String answer, String receipt, boolean same) {
    assertThat(ReceiptIds.answered(written, answer).equals(ReceiptIds.receipted(written, receipt)))
        .isEqualTo(same);
  }

  private static DeliverSm message(int esmClass, String text) {
    var message = new DeliverSm();
    message.setEsmClass((byte) esmClass);
    message.setShortMessage(text.getBytes(StandardCharsets.ISO_8859_1));
    return message;
  }
}
