package dev.postorder.console.webhook;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import dev.postorder.console.Moment;
import dev.postorder.console.access.HookLine;
import java.util.List;

/**
 * One subscription.
 *
 * @param customer the name of the one to whose orders it is limited; empty: those of all
 * @param told what it is told of, in words; empty: all
 * @param offBecause what switched it off; empty: nothing did
 * @param publicKey of one that signs so that nobody else can; else empty
 * @param until none or one: so long the secret before signs too
 * @param notifications where what it was told is
 * @param result what an action before told
 * @param changes whether who looks may change it
 * @param tests whether he may try it
 */
public record WebhookPage(
    Frame frame,
    HookLine webhook,
    String customer,
    List<String> told,
    List<String> roles,
    String offBecause,
    String signature,
    String publicKey,
    List<Moment> until,
    Moment created,
    Moment updated,
    String notifications,
    List<Attempt> attempts,
    Form form,
    List<Form.Option> events,
    Result result,
    boolean changes,
    boolean tests) {
  /** One attempt to post what waits or has failed. */
  public record Attempt(
      String notification,
      String event,
      String order,
      String state,
      int number,
      Moment at,
      long milliseconds,
      boolean received,
      String answer) {}

  /**
   * What an action told on the page.
   *
   * @param secret shown this once; empty: none
   * @param test what a test was answered; empty: there was none
   * @param received whether that was well
   * @param fault why what was wanted was not done; empty: it was
   */
  public record Result(String secret, String test, boolean received, String fault) {
    /** Nothing. */
    static Result nothing() {
      return new Result("", "", false, "");
    }

    /** A secret. */
    static Result once(String secret) {
      return new Result(secret, "", false, "");
    }

    /** An answer to a test. */
    static Result tested(String answer, boolean received) {
      return new Result("", answer, received, "");
    }

    /** Why it was not done. */
    static Result not(String fault) {
      return new Result("", "", false, fault);
    }
  }
}
