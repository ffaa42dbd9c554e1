package dev.postorder.backoffice;

import dev.postorder.notify.RenotifyDesk;
import dev.postorder.notify.desk.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wish to tell of an order again.
 *
 * @param only the recipients that are named; empty: all that the rules have
 */
record RenotifyBody(boolean dryRun, Optional<List<RenotifyDesk.Recipient>> only) {
  private static final int MOST = 50;
  private static final Set<String> FIELDS =
      new LinkedHashSet<>(List.of("channel", "recipient", "role", "language"));

  /** Reads it and refuses it with all its faults. */
  static RenotifyBody read(ObjectNode json) {
    Fields fields = Fields.of(json).only(new LinkedHashSet<>(List.of("dryRun", "recipients")));
    boolean dryRun = fields.flag("dryRun");
    List<RenotifyDesk.Recipient> named = named(fields);
    if (json.path("recipients").isArray() && json.path("recipients").isEmpty()) {
      fields.fault("recipients", "must name at least one");
    }
    fields.end();
    return new RenotifyBody(
        dryRun, fields.has("recipients") ? Optional.of(named) : Optional.empty());
  }

  private static List<RenotifyDesk.Recipient> named(Fields fields) {
    var named = new ArrayList<RenotifyDesk.Recipient>();
    var seen = new HashSet<String>();
    for (Fields item : fields.objects("recipients", MOST)) {
      RenotifyDesk.Recipient one = recipient(item.only(FIELDS));
      named.add(one);
      String name = one.channel() + " " + one.recipient().toLowerCase(Locale.ROOT);
      if (!one.recipient().isEmpty() && !seen.add(name)) {
        item.fault("recipient", "stands here a second time");
      }
    }
    return named;
  }

  private static RenotifyDesk.Recipient recipient(Fields item) {
    String channel =
        item.required(
            "channel",
            item.parsed(
                "channel",
                "one of " + String.join(", ", NotificationFilter.CHANNELS),
                NotificationFilter::channel),
            () -> "");
    Optional<String> recipient =
        switch (channel) {
          case "email" -> item.parsed("recipient", "an e-mail address", when(PartyBody::isEmail));
          case "sms" ->
              item.parsed("recipient", "7 to 15 digits", when(PartyBody::isPhone))
                  .map(phone -> phone.replaceFirst("^8?(9[0-9]{9})$", "7$1"));
          case "webhook" -> item.parsed("recipient", "the id of a webhook", when(RenotifyBody::id));
          default -> item.text("recipient", 320);
        };
    Optional<String> role =
        item.parsed("role", "one of " + String.join(", ", Rule.ROLES), when(Rule.ROLES::contains));
    return new RenotifyDesk.Recipient(
        channel,
        item.required("recipient", recipient, () -> ""),
        role,
        CustomerBody.language(item));
  }

  private static Function<String, Optional<String>> when(Predicate<String> right) {
    return text -> Optional.of(text).filter(right);
  }

  private static boolean id(String text) {
    return text.matches("[1-9][0-9]{0,9}") && Long.parseLong(text) <= Integer.MAX_VALUE;
  }
}
