package dev.postorder.console.access;

import dev.postorder.access.operator.SignIn;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import dev.postorder.console.Html;
import dev.postorder.console.Section;
import dev.postorder.console.SentForm;
import dev.postorder.console.Speech;
import dev.postorder.console.Words;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps each try to sign in in the call log; never a password or code. */
public final class SignInLog {
  private static final Logger LOG = LoggerFactory.getLogger(SignInLog.class);

  private final CallLog callLog;

  /** Keeps them in this log. */
  public SignInLog(CallLog callLog) {
    this.callLog = callLog;
  }

  /**
   * What came of a step.
   *
   * @param note why it was refused, for those who read the log
   */
  record Kept(Response response, Optional<String> note) {}

  /** A step of who is not signed in yet, which may say why it was refused. */
  interface NotedStep {
    Kept take(Call call);
  }

  /** Takes a step and keeps what came of it. */
  Response keep(Request request, String message, SignInPages.Step step) {
    return keepNoted(request, message, call -> new Kept(step.take(call), Optional.empty()));
  }

  /** Takes a step and keeps what came of it, and why. */
  Response keepNoted(Request request, String message, NotedStep step) {
    long start = System.nanoTime();
    Call call = callLog.open(Source.CONSOLE, message, request.caller().getHostAddress());
    Outcome outcome = Outcome.OK;
    Optional<String> note = Optional.empty();
    Response response;
    try {
      Kept kept = step.take(call);
      response = kept.response();
      note = kept.note();
      if (response.status() >= 400) {
        outcome = Outcome.REFUSED;
      }
    } catch (RuntimeException e) {
      LOG.error("{} failed, call {}", message, call.id(), e);
      outcome = Outcome.FAULT;
      Words words = Words.of(Section.SIGN_IN, Speech.of(request, Optional.empty()));
      response = Html.homeward(500, words, "fault");
    }
    callLog.close(
        new Exchange(
            call,
            outcome,
            note,
            true,
            response.status(),
            Duration.ofNanos(System.nanoTime() - start),
            SentForm.of(SignInPages.form(request)),
            new byte[0]));
    return response.with("X-Request-Id", call.id().toString());
  }

  /** Ends the session that a new one takes the place of. */
  void leave(Request request, String secret, SignIn signIn) {
    signIn.out(
        callLog.open(Source.CONSOLE, "console/sign-in/out", request.caller().getHostAddress()),
        secret);
  }
}
