package dev.postorder.console;

import dev.postorder.notify.mail.Mailbox;

/** The page of a letter. */
public record LetterPage(long id, String subject, Mailbox.Opened letter) {}
