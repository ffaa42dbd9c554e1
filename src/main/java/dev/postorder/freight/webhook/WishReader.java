package dev.postorder.freight.webhook;

import dev.postorder.freight.body.Choice;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.notify.webhook.WebhookUrl;
import dev.postorder.notify.webhook.WebhookWish;
import dev.postorder.notify.webhook.Webhooks;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads what a subscription is to be. */
final class WishReader {
  private static final List<String> ROLES = List.of("sender", "receiver", "payer", "third");
  private static final List<String> STATES = List.of("enabled", "disabled");
  private static final int MOST = 100;

  private final Webhooks webhooks;

  WishReader(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /** For a new subscription, which has to have a URL and roles. */
  WebhookWish create(Fields body) {
    WebhookWish wish = read(body);
    body.required("url", wish.url());
    body.required("orderRoles", wish.orderRoles());
    return wish;
  }

  /** For one that is there: what is absent stays. */
  WebhookWish read(Fields body) {
    return new WebhookWish(
        url(body),
        listed(body, "eventTypes", EventTypes.all()),
        listed(body, "orderRoles", ROLES),
        enabled(body));
  }

  private static Optional<Boolean> enabled(Fields body) {
    return body.raw("state")
        .flatMap(given -> Choice.required(body, "state", STATES))
        .map("enabled"::equals);
  }

  private Optional<WebhookUrl> url(Fields body) {
    Optional<String> given = body.text("url");
    if (given.filter(text -> text.length() > WebhookUrl.LONGEST).isPresent()) {
      body.faults()
          .limit(
              "Не более %d символов, передано %d"
                  .formatted(WebhookUrl.LONGEST, given.get().length()),
              body.path("url"));
      return Optional.empty();
    }
    Optional<WebhookUrl> url = given.flatMap(WebhookUrl::parse);
    if (given.isPresent() && url.isEmpty()) {
      body.faults().expected("адрес вида https://example.org/path", body.path("url"));
    }
    if (url.filter(parsed -> !webhooks.accepts(parsed)).isPresent()) {
      body.faults().limit("По этому адресу уведомления не отправляются", body.path("url"));
    }
    return url;
  }

  private static Optional<List<String>> listed(Fields body, String key, List<String> words) {
    Optional<List<String>> given =
        body.texts(key, MOST).map(all -> all.stream().map(String::strip).distinct().toList());
    List<JsonNode> bad =
        given.orElse(List.of()).stream()
            .filter(word -> !words.contains(word))
            .<JsonNode>map(JsonNodeFactory.instance::stringNode)
            .toList();
    if (!bad.isEmpty()) {
      body.faults()
          .add(
              new Fault(
                  FreightError.NOT_IN_LIST,
                  FreightError.NOT_IN_LIST.detail(),
                  List.of(body.path(key)),
                  bad,
                  words));
    }
    return given;
  }
}
