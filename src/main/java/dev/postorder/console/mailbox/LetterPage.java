package dev.postorder.console.mailbox;

import dev.postorder.console.Frame;
import dev.postorder.notify.mail.Mailbox;

/** The page of a letter. */
public record LetterPage(Frame frame, long id, Mailbox.Opened letter) {}
