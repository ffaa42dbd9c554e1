package dev.postorder.console;

import dev.postorder.notify.mail.Mailbox;

/** The page of an SMS. */
public record SmsPage(Mailbox.Sms sms) {}
