package dev.postorder.console.access;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import dev.postorder.console.Moment;
import java.util.List;

/**
 * The keys of programs of one kind, and the form that adds one.
 *
 * @param kind {@code api-keys} or {@code applications}
 * @param secret of the one that was just added; shown once, else empty
 */
public record KeysPage(
    Frame frame, String kind, List<Key> keys, Form form, List<Form.Option> roles, String secret) {
  /**
   * A key.
   *
   * @param role empty for an application
   */
  public record Key(
      String name, Moment createdAt, String role, boolean personalData, boolean disabled) {}
}
