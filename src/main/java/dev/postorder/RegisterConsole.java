package dev.postorder;

import dev.postorder.console.Route;
import dev.postorder.console.Times;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.console.customer.CustomerEditPages;
import dev.postorder.console.customer.CustomerListPages;
import dev.postorder.console.customer.CustomerPages;
import dev.postorder.console.customer.CustomerRulePages;
import dev.postorder.console.customer.DefaultRulePages;
import dev.postorder.console.user.OpenListPages;
import dev.postorder.console.user.UserAddPages;
import dev.postorder.console.user.UserGrantPages;
import dev.postorder.console.user.UserListPages;
import dev.postorder.console.user.UserPages;
import dev.postorder.console.webhook.WebhookListPages;
import dev.postorder.console.webhook.WebhookPages;
import java.util.List;
import java.util.stream.Stream;

/** The console's pages of customers, users and subscriptions, put together. */
final class RegisterConsole {
  private RegisterConsole() {}

  static List<Route> routes(Capabilities parts) {
    var people =
        new PeopleParts(
            parts.jdbi,
            parts.clock,
            parts.callLog,
            new Times(parts.zone),
            parts.directory,
            parts.sending.carrierWebhooks(),
            parts.desk.rules(),
            parts.desk.unsubscriptions());
    return Stream.of(
            new CustomerListPages(people).routes(),
            new CustomerEditPages(people).routes(),
            new CustomerPages(people).routes(),
            new CustomerRulePages(people).routes(),
            new DefaultRulePages(people).routes(),
            new UserListPages(people).routes(),
            new UserAddPages(people).routes(),
            new UserPages(people).routes(),
            new UserGrantPages(people).routes(),
            new OpenListPages(people).routes(),
            new WebhookListPages(people).routes(),
            new WebhookPages(people).routes())
        .flatMap(List::stream)
        .toList();
  }
}
