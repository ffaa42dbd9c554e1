package dev.postorder.console.access;

import dev.postorder.access.Directory;
import dev.postorder.access.OpenSessions;
import dev.postorder.access.PersonalTokens;
import dev.postorder.access.UserRights;
import dev.postorder.calllog.CallLog;
import dev.postorder.console.Times;
import dev.postorder.notify.desk.Rules;
import dev.postorder.notify.desk.Unsubscriptions;
import dev.postorder.notify.webhook.CarrierWebhooks;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** What the pages of customers, users and subscriptions work with. */
public record PeopleParts(
    Jdbi jdbi,
    Clock clock,
    CallLog callLog,
    Times times,
    Directory directory,
    CarrierWebhooks webhooks,
    Rules rules,
    Unsubscriptions unsubscriptions) {

  /** Who may do what for customers. */
  public UserRights rights() {
    return new UserRights(directory);
  }

  /** Personal access tokens. */
  public PersonalTokens tokens() {
    return new PersonalTokens(clock);
  }

  /** Sessions of the faces of clients. */
  public OpenSessions sessions() {
    return new OpenSessions(clock);
  }
}
