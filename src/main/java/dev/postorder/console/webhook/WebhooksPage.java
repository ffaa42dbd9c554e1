package dev.postorder.console.webhook;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import dev.postorder.console.access.HookLine;
import java.util.List;

/**
 * The subscriptions that were found.
 *
 * @param next where more of them are; empty: there are none
 * @param administers whether who looks may add one
 */
public record WebhooksPage(
    Frame frame,
    Form form,
    List<Form.Option> states,
    List<HookLine> webhooks,
    String next,
    boolean administers) {}
