package dev.postorder.console.user;

import dev.postorder.access.Grant;
import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import dev.postorder.console.access.HookLine;
import dev.postorder.console.access.OpenLine;
import dev.postorder.console.access.TokenLine;
import dev.postorder.console.access.UserLine;
import java.util.List;

/**
 * One user.
 *
 * @param grants what he may do for which customers
 * @param seen what forms that set his rights send back
 * @param told what the action before made, and what it was told with
 * @param choices customers among which one is to be chosen to grant a level for
 * @param administers whether who looks may change him
 */
public record UserPage(
    Frame frame,
    UserLine user,
    List<Grant> grants,
    String seen,
    List<Form.Option> levels,
    Told told,
    List<Form.Option> choices,
    List<TokenLine> tokens,
    List<OpenLine> sessions,
    List<HookLine> webhooks,
    boolean administers) {
  /**
   * What an action told on the page.
   *
   * @param form what was typed, and what is wrong with it
   * @param secret what is shown this once; empty: nothing
   * @param about the key of the words about the secret
   * @param fault why what was wanted was not done; empty: it was
   */
  public record Told(Form form, String secret, String about, String fault) {
    /** Nothing. */
    static Told nothing() {
      return new Told(Form.empty(), "", "", "");
    }

    /** A form with faults. */
    static Told of(Form form) {
      return new Told(form, "", "", "");
    }

    /** A secret. */
    static Told once(String secret, String about) {
      return new Told(Form.empty(), secret, about, "");
    }

    /** Why it was not done. */
    static Told not(String fault) {
      return new Told(Form.empty(), "", "", fault);
    }
  }
}
