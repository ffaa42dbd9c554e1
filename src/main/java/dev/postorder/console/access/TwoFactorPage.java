package dev.postorder.console.access;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/**
 * An operator's own second factor.
 *
 * @param name what he signs in with
 * @param on whether he has one
 * @param password whether he has a password to be asked for
 * @param required whether he has to have one
 * @param offer the secret to be confirmed; none or one
 * @param codesLeft how many recovery codes are left
 * @param confirming the form that switches it on
 * @param renewing the form for new recovery codes
 * @param ending the form that switches it off
 */
public record TwoFactorPage(
    Frame frame,
    String name,
    boolean on,
    boolean password,
    boolean required,
    List<Offer> offer,
    int codesLeft,
    Form confirming,
    Form renewing,
    Form ending) {

  /**
   * A secret, as it is shown.
   *
   * @param secret in groups of four
   */
  public record Offer(String secret, String uri, QrPicture picture) {}
}
