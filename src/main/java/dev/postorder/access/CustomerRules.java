package dev.postorder.access;

import java.util.List;
import java.util.regex.Pattern;

/** What is said of customers and of the parties of orders, whoever says it. */
public final class CustomerRules {
  /** The longest name, in characters. */
  public static final int LONGEST_NAME = 300;

  /** The longest name of a manager. */
  public static final int LONGEST_MANAGER = 200;

  /** The longest series or number of a document. */
  public static final int LONGEST_DOCUMENT = 20;

  /** The documents of natural persons. */
  public static final List<String> DOCUMENTS =
      List.of("drivingLicence", "foreignPassport", "passport");

  private static final Pattern FORM = Pattern.compile("0x[0-9A-Fa-f]{32}");
  private static final Pattern INN = Pattern.compile("[0-9]{10}|[0-9]{12}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,190}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{7,15}");

  private CustomerRules() {}

  /** Whether it is a taxpayer number: 10 or 12 digits. */
  public static boolean isInn(String text) {
    return INN.matcher(text).matches();
  }

  /** Whether it is an e-mail address. */
  public static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }

  /** Whether it is a phone in digits, 7 to 15. */
  public static boolean isPhone(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Whether it is a legal form: {@code 0x} and 32 hexadecimal digits. */
  public static boolean isForm(String text) {
    return FORM.matcher(text).matches();
  }
}
