package dev.postorder.notify.mail;

import dev.postorder.notify.Result;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Reads what an SMTP server said (RFC 5321, section 4.2). */
final class SmtpAnswer {
  /** Refusals of us, not of the letter: they end when the settings are mended. */
  private static final Set<Integer> OF_US = Set.of(530, 534, 535, 538);

  private static final int CLOSING = 421;

  private SmtpAnswer() {}

  /**
   * What a failure makes of a letter: 5xx to the letter, or an address that is none, ends it; 421,
   * a refusal of us and no answer at all are the server's.
   */
  static Result result(MessagingException failure) {
    String text = text(failure);
    for (Throwable e = failure; e != null; e = next(e)) {
      if (e instanceof AddressException) {
        return new Result.Rejected(text);
      }
      OptionalInt code = code(e);
      if (code.isPresent()) {
        return result(code.getAsInt(), text);
      }
    }
    return new Result.Unreachable(text);
  }

  private static Result result(int code, String text) {
    if (code == CLOSING || code < 0 || OF_US.contains(code)) {
      return new Result.Unreachable(text);
    }
    return code / 100 == 5 ? new Result.Rejected(text) : new Result.Refused(text);
  }

  /** The innermost answer, in one line. */
  static String text(MessagingException failure) {
    String text = String.valueOf(failure.getMessage());
    for (Throwable e = failure; e != null; e = next(e)) {
      if (code(e).isPresent() || next(e) == null) {
        text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      }
    }
    return text.replaceAll("\\s+", " ").strip();
  }

  private static OptionalInt code(Throwable e) {
    return switch (e) {
      case SMTPAddressFailedException address -> OptionalInt.of(address.getReturnCode());
      case SMTPSenderFailedException sender -> OptionalInt.of(sender.getReturnCode());
      case SMTPSendFailedException send -> OptionalInt.of(send.getReturnCode());
      default -> OptionalInt.empty();
    };
  }

  private static @org.jspecify.annotations.Nullable Throwable next(Throwable e) {
    return e instanceof MessagingException messaging && messaging.getNextException() != null
        ? messaging.getNextException()
        : e.getCause();
  }
}
