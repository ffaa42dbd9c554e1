package dev.postorder.console.notification;

import dev.postorder.notify.RenotifyDesk;
import dev.postorder.notify.desk.Backlog;
import dev.postorder.notify.desk.Desk;
import dev.postorder.notify.template.NotificationTexts;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/**
 * What the pages of the section work with.
 *
 * @param jdbi for the transactions of actions
 */
public record NotificationParts(
    Jdbi jdbi,
    Clock clock,
    Desk desk,
    Backlog backlog,
    RenotifyDesk renotify,
    NotificationTexts texts) {}
