package dev.postorder.console.access;

import dev.postorder.console.Form;
import dev.postorder.console.Words;
import java.util.Map;

/**
 * The form with the code of the second factor.
 *
 * @param ticket that the password was right
 * @param next where he wanted to go
 */
public record CodeForm(Words words, String ticket, String next, Form form) {

  /** One whose code was refused. */
  static CodeForm refused(Words words, String ticket, String next, String fault) {
    return new CodeForm(words, ticket, next, new Form(Form.empty().typed(), Map.of("code", fault)));
  }
}
