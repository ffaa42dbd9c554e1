package dev.postorder.notify.mail;

import java.time.Instant;
import java.util.UUID;

/** A letter, rendered. */
record Letter(
    UUID messageId, Instant date, String recipient, String subject, String text, String html) {}
