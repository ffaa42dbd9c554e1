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
  CUSTOMERS,
  /** Of {@link #CUSTOMERS}: who acts for them. */
  USERS,
  /** Of {@link #CUSTOMERS}: who is told of what happens to their orders. */
  WEBHOOKS,
  /** Of {@link #CUSTOMERS}: who works here, and the keys of programs. */
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

  /** The section in the menu that it is a part of; itself, where it is in the menu. */
  public Section within() {
    return switch (this) {
      case USERS, WEBHOOKS, ACCESS -> CUSTOMERS;
      default -> this;
    };
  }

  /** Where it begins. */
  public String address() {
    return switch (this) {
      case CUSTOMERS, USERS, WEBHOOKS -> "/console/access/" + code();
      default -> "/console/" + code();
    };
  }
}
