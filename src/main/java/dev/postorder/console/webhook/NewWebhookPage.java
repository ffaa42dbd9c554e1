package dev.postorder.console.webhook;

import dev.postorder.console.Form;
import dev.postorder.console.Frame;
import java.util.List;

/** The form that adds a subscription. */
public record NewWebhookPage(
    Frame frame, Form form, List<Form.Option> events, List<Form.Option> signatures) {}
