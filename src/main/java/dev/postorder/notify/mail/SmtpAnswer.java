package dev.postorder.notify.mail;

import dev.postorder.notify.Result;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Reads what an SMTP server said (RFC 5321, section 4.2). */
final class SmtpAnswer {
  /** Refusals of us, not of the letter: they end when the settings are mended. */
  private static final Set<Integer> OF_US = Set.of(530, 534, 535, 538);

  private static final int CLOSING = 421;
  private static final int TOO_LARGE = 552;

  private SmtpAnswer() {}

  /**
   * An answer with its code.
   *
   * @param code at most 0: the connection ended before the answer
   * @param ofSender it answers MAIL, which is the same for every letter
   */
  private record Answer(int code, boolean ofSender) {
    boolean none() {
      return code <= 0;
    }

    boolean ofUs() {
      return OF_US.contains(code) || (ofSender && code / 100 == 5 && code != TOO_LARGE);
    }
  }

  /**
   * What a failure makes of a letter: 5xx to the letter, or an address that is none, ends it; 421,
   * a refusal of us or of our sender and no answer at all are the server's.
   *
   * @param handedOver whether all of the letter was sent: without an answer nobody knows whether it
   *     was taken, and another attempt may be a second copy with the same Message-ID
   */
  static Result result(MessagingException failure, boolean handedOver) {
    String text = text(failure);
    for (Throwable e = failure; e != null; e = next(e)) {
      if (e instanceof AddressException) {
        return new Result.Rejected(text);
      }
    }
    Optional<Answer> answer = answer(failure);
    if (answer.isEmpty() || answer.get().none()) {
      return new Result.Unreachable(
          handedOver ? "no answer to the whole letter, it may have been taken: " + text : text);
    }
    return result(answer.get(), text);
  }

  private static Result result(Answer answer, String text) {
    if (answer.code() == CLOSING || answer.ofUs()) {
      return new Result.Unreachable(text);
    }
    return answer.code() / 100 == 5 ? new Result.Rejected(text) : new Result.Refused(text);
  }

  /** Whether it is the connection that failed, and another one may do. */
  static boolean ofConnection(MessagingException failure) {
    for (Throwable e = failure; e != null; e = next(e)) {
      if (e instanceof AuthenticationFailedException || e instanceof AddressException) {
        return false;
      }
    }
    return answer(failure).map(a -> a.none() || a.code() == CLOSING).orElse(true);
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

  private static Optional<Answer> answer(MessagingException failure) {
    for (Throwable e = failure; e != null; e = next(e)) {
      Optional<Answer> answer = code(e);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private static Optional<Answer> code(Throwable e) {
    return switch (e) {
      case SMTPAddressFailedException to -> Optional.of(new Answer(to.getReturnCode(), false));
      case SMTPSenderFailedException from -> Optional.of(new Answer(from.getReturnCode(), true));
      case SMTPSendFailedException send ->
          Optional.of(new Answer(send.getReturnCode(), send.getCommand().startsWith("MAIL ")));
      default -> Optional.empty();
    };
  }

  private static @org.jspecify.annotations.Nullable Throwable next(Throwable e) {
    return e instanceof MessagingException messaging && messaging.getNextException() != null
        ? messaging.getNextException()
        : e.getCause();
  }
}
