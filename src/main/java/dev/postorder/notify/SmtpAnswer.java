package dev.postorder.notify;

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

  private SmtpAnswer() {}

  /** Whether trying again cannot help: 5xx to this letter, or an address that is none. */
  static boolean permanent(MessagingException failure) {
    for (Throwable e = failure; e != null; e = next(e)) {
      if (e instanceof AddressException) {
        return true;
      }
      OptionalInt code = code(e);
      if (code.isPresent() && code.getAsInt() / 100 == 5) {
        return !OF_US.contains(code.getAsInt());
      }
    }
    return false;
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
