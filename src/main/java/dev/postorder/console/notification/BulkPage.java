package dev.postorder.console.notification;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/**
 * Sending many dead letters again.
 *
 * @param count how many match; {@code 100000+} beyond that
 * @param until those that failed before are meant, as the form carries it
 * @param any whether any match
 */
public record BulkPage(
    Frame frame,
    Form form,
    List<Form.Option> channels,
    List<Form.Option> events,
    String count,
    String until,
    boolean any) {}
