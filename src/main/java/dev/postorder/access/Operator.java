package dev.postorder.access;

import dev.postorder.platform.config.Language;
import java.util.Optional;

/**
 * A person at the console.
 *
 * @param name how he is called in histories
 * @param personalData whether he sees people's names, phones and addresses unmasked in the call log
 * @param language of the pages; empty: what the browser asks for
 */
public record Operator(
    String name, OperatorRole role, boolean personalData, Optional<Language> language) {

  /** Who acts, for histories: {@code operator:anna}. */
  public String actor() {
    return "operator:" + name;
  }
}
