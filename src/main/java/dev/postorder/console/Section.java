package dev.postorder.console;

import dev.postorder.access.OperatorRole;
import java.util.Locale;

/** The parts of the console, in the order of the menu. */
public enum Section {
  ORDERS,
  CHANGES,
  MULTIREQUESTS,
  NOTIFICATIONS,
  MAILBOX,
  LOG,
  STATUS,
  SIMULATOR,
  ACCESS,
  /** The operator's own sign-in, which is not in the menu. */
  SIGN_IN;

  /** Its name in addresses, words and templates, e.g. {@code orders}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role from which on its pages are shown. */
  public OperatorRole needs() {
    return this == ACCESS ? OperatorRole.ADMINISTRATOR : OperatorRole.VIEWER;
  }

  /** Where it begins. */
  public String address() {
    return "/console/" + code();
  }
}
