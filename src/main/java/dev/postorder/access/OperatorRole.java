package dev.postorder.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operator may do; each role may do all that the ones before it may. */
public enum OperatorRole {
  /** Looks at everything. */
  VIEWER,
  /** Works: decides changes, moves orders, sends notifications again. */
  OPERATOR,
  /** Says who may do what. */
  ADMINISTRATOR;

  /** As stored and shown: {@code viewer}, {@code operator}, {@code administrator}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a code that {@link #code} gave; empty when it is none. */
  public static Optional<OperatorRole> of(String code) {
    return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
  }

  /** Whether who has this role may do what the other one is needed for. */
  public boolean includes(OperatorRole needed) {
    return compareTo(needed) >= 0;
  }
}
