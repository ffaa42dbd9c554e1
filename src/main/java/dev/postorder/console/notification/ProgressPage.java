package dev.postorder.console.notification;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;

/**
 * How far sending many again has come.
 *
 * @param form the query, as the next batch needs it
 * @param done how many are queued again
 * @param total how many there were at the beginning
 * @param more whether the next batch is to be asked for
 * @param waiting how many notifications wait to be sent now, of whatever origin
 * @param here the address of this page
 */
public record ProgressPage(
    Frame frame, Form form, long done, long total, boolean more, long waiting, String here) {}
