package dev.postorder.console.mailbox;

import dev.postorder.console.Frame;
import dev.postorder.notify.mail.Mailbox;

/** The page of an SMS. */
public record SmsPage(Frame frame, Mailbox.Sms sms) {}
