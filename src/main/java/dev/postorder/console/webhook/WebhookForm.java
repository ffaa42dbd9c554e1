package dev.postorder.console.webhook;

import dev.postorder.access.Customer;
import dev.postorder.access.Register;
import dev.postorder.console.Form;
import dev.postorder.console.FormReader;
import dev.postorder.console.Query;
import dev.postorder.console.Words;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.console.access.Seen;
import dev.postorder.notify.webhook.CarrierWebhook;
import dev.postorder.notify.webhook.CarrierWebhookWish;
import dev.postorder.notify.webhook.Signature;
import dev.postorder.notify.webhook.WebhookUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What administrators say of a subscription, as it was typed. */
final class WebhookForm {
  static final List<String> SIGNATURES = List.of(Signature.HMAC.code(), Signature.ED25519.code());
  private static final int LONGEST_SEARCH = 100;
  private static final int TWO = 2;

  private final FormReader reader;
  private final Words words;
  private final Optional<WebhookUrl> url;
  private final Optional<Long> customer;
  private final Optional<List<String>> events;
  private final Optional<Signature> signature;

  WebhookForm(PeopleParts parts, Query typed, Words words) {
    this.words = words;
    reader = new FormReader(typed, words);
    url = url(parts);
    customer = customer(parts);
    events = events(typed);
    signature = typed.get("signature").flatMap(Signature::of);
  }

  private Optional<WebhookUrl> url(PeopleParts parts) {
    reader.required("url", WebhookUrl.LONGEST);
    Optional<WebhookUrl> read = reader.parsed("url", WebhookUrl::parse, words.say("url.fault"));
    if (read.isPresent() && !parts.webhooks().accepts(read.get())) {
      reader.fault("url", words.say("url.forbidden"));
    }
    return read;
  }

  /** By uid, INN or the beginnings of words of the name. */
  private Optional<Long> customer(PeopleParts parts) {
    Optional<String> search = reader.text("customer", LONGEST_SEARCH);
    List<Customer> found =
        search.isEmpty()
            ? List.of()
            : parts.jdbi().withHandle(h -> Register.customers(h, search, 0, TWO));
    if (search.isPresent() && found.size() != 1) {
      reader.fault(
          "customer", found.isEmpty() ? words.say("customer.none") : words.say("customer.many"));
    }
    return found.stream().findFirst().map(Customer::id);
  }

  /** All types where none is chosen. */
  private Optional<List<String>> events(Query typed) {
    List<String> chosen = typed.all("event").stream().distinct().toList();
    if (!Events.TYPES.containsAll(chosen)) {
      reader.fault("event", words.say("event.fault"));
    }
    return Optional.of(chosen).filter(types -> !types.isEmpty());
  }

  /** The form of a subscription that there is. */
  static Form of(CarrierWebhook webhook) {
    var fields = new LinkedHashMap<String, List<String>>();
    fields.put("url", List.of(webhook.url()));
    webhook.customer().map(UUID::toString).ifPresent(c -> fields.put("customer", List.of(c)));
    webhook.eventTypes().ifPresent(types -> fields.put("event", types));
    fields.put(Seen.FIELD, List.of(seen(webhook)));
    return Form.of(new Query(fields));
  }

  /** What a subscription was wished to be, in a word. */
  static String seen(CarrierWebhook webhook) {
    return Seen.of(webhook.updatedAt() + " " + webhook.enabled());
  }

  boolean faulty() {
    return reader.faulty();
  }

  Form form() {
    return reader.form();
  }

  Signature signature() {
    return signature.orElse(Signature.HMAC);
  }

  CarrierWebhookWish wish(boolean enabled) {
    return new CarrierWebhookWish(url.orElseThrow(), customer, events, enabled);
  }
}
