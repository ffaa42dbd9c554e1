package dev.postorder.notify.sms;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;

/**
 * A delivery receipt: the last word on a segment. It stands in optional parameters (SMPP 3.4,
 * sections 5.3.2.12 and 5.3.2.35), in the text that most SMS centres write (appendix B), or in
 * both.
 *
 * @param id as the SMS centre writes it
 * @param detail the state and the error in its words
 */
record Receipt(String id, Outcome outcome, String detail) {
  private static final int RECEIPT = 0x04;
  private static final int MESSAGE_TYPE = 0x3C;
  private static final Pattern ID = field("id", "\\S+");
  private static final Pattern STATE = field("stat", "\\w+");
  private static final Pattern ERROR = field("err", "\\w+");

  /** What became of a segment. */
  enum Outcome {
    DELIVERED,
    UNDELIVERED;

    /** As in {@code sms_segment.outcome}. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static Pattern field(String name, String value) {
    return Pattern.compile("(?:^|\\s)" + name + ":\\s*(" + value + ")", Pattern.CASE_INSENSITIVE);
  }

  /** Reads one; empty for what is none, or tells of a state that is not the last one. */
  static Optional<Receipt> of(DeliverSm message) {
    Optional<String> id = id(message);
    if ((message.getEsmClass() & MESSAGE_TYPE) != RECEIPT && id.isEmpty()) {
      return Optional.empty();
    }
    String text = text(message);
    Optional<String> state = state(message).or(() -> find(STATE, text));
    return state
        .flatMap(Receipt::outcome)
        .flatMap(
            outcome ->
                id.or(() -> find(ID, text))
                    .map(found -> new Receipt(found, outcome, detail(state.get(), text))));
  }

  private static Optional<String> id(DeliverSm message) {
    return message.getOptionalParameter(Tag.RECEIPTED_MESSAGE_ID)
            instanceof OptionalParameter.COctetString id
        ? Optional.of(id.getValueAsString()).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  private static Optional<String> state(DeliverSm message) {
    if (!(message.getOptionalParameter(Tag.MESSAGE_STATE)
        instanceof OptionalParameter.Byte state)) {
      return Optional.empty();
    }
    return switch (state.getValue()) {
      case 2 -> Optional.of("DELIVRD");
      case 3 -> Optional.of("EXPIRED");
      case 4 -> Optional.of("DELETED");
      case 5 -> Optional.of("UNDELIV");
      case 8 -> Optional.of("REJECTD");
      default -> Optional.of("ENROUTE");
    };
  }

  /** Only what is final; some centres write the words out. */
  private static Optional<Outcome> outcome(String state) {
    return switch (state.toUpperCase(Locale.ROOT)) {
      case "DELIVRD", "DELIVERED" -> Optional.of(Outcome.DELIVERED);
      case "EXPIRED", "DELETED", "UNDELIV", "UNDELIVERABLE", "REJECTD", "REJECTED" ->
          Optional.of(Outcome.UNDELIVERED);
      default -> Optional.empty();
    };
  }

  private static String detail(String state, String text) {
    return find(ERROR, text).map(error -> state + " err:" + error).orElse(state);
  }

  private static Optional<String> find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String text(DeliverSm message) {
    byte[] octets =
        message.getOptionalParameter(Tag.MESSAGE_PAYLOAD)
                instanceof OptionalParameter.OctetString payload
            ? payload.getValue()
            : message.getShortMessage();
    return octets == null ? "" : new String(octets, StandardCharsets.ISO_8859_1);
  }
}
