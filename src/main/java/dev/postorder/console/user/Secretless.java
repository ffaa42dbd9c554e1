package dev.postorder.console.user;

import dev.postorder.console.Form;

/** Forms are shown again without the passwords that were typed. */
final class Secretless {
  private Secretless() {}

  static Form form(Form form) {
    return new Form(form.typed().without("password"), form.faults());
  }
}
