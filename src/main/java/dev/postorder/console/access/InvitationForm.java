package dev.postorder.console.access;

import dev.postorder.console.Form;
import dev.postorder.console.Words;

/**
 * The form behind a link that lets somebody choose a password.
 *
 * @param action where it is sent
 * @param name whose password it is; empty: a new administrator's, who chooses his name too
 * @param twoFactor whether a code of his is asked for
 */
public record InvitationForm(
    Words words, String action, String name, boolean twoFactor, Form form) {

  /** The same with what was typed. */
  InvitationForm with(Form sent) {
    return new InvitationForm(words, action, name, twoFactor, sent);
  }

  /** The beginning of the keys of what it is called. */
  public String kind() {
    return name.isEmpty() ? "first" : "chosen";
  }
}
