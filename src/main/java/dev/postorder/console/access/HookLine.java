package dev.postorder.console.access;

import dev.postorder.console.Moment;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Words;
import dev.postorder.notify.webhook.CarrierWebhook;
import dev.postorder.notify.webhook.LastAnswer;
import java.util.List;

/**
 * A subscription in a list.
 *
 * @param owner the login of the user who made it; empty: the carrier's
 * @param state on, off, or ended where an answer switched it off
 * @param answered none or one: when it was answered last
 * @param received whether that was well
 */
public record HookLine(
    int id,
    String url,
    String owner,
    String state,
    List<Moment> answered,
    boolean received,
    String answer) {

  /** As a page in these words shows it. */
  public static HookLine of(CarrierWebhook webhook, Times times, Words words) {
    String off = webhook.offBecause().isPresent() ? "ended" : "off";
    return new HookLine(
        webhook.id(),
        webhook.url(),
        webhook.login().orElse(""),
        webhook.enabled() ? "on" : off,
        webhook.lastAnswer().map(last -> times.moment(last.at(), words)).stream().toList(),
        webhook.lastAnswer().map(LastAnswer::received).orElse(false),
        webhook.lastAnswer().map(LastAnswer::answer).orElse(""));
  }

  /** Where its page is. */
  public String address() {
    return Section.WEBHOOKS.address() + "/" + id;
  }
}
