package dev.postorder.backoffice;

import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One operation of the API.
 *
 * @param path matches the path below {@code /api/v1}; its groups, if any, are the targets
 * @param message its name in the call log, e.g. {@code api/v1/orders/state}
 * @param write whether it changes anything
 * @param action throws {@link ProblemException} when it refuses
 */
record Operation(
    String verb, Pattern path, String message, boolean write, Function<Incoming, Answer> action) {

  static Operation read(String path, String message, Function<Incoming, Answer> action) {
    return new Operation("GET", Pattern.compile(path), message, false, action);
  }

  static Operation write(
      String verb, String path, String message, Function<Incoming, Answer> action) {
    return new Operation(verb, Pattern.compile(path), message, true, action);
  }
}
