package dev.postorder.freight.page;

import dev.postorder.change.HistoryEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of a history page that says what was and what becomes. The shapes are those of {@link
 * dev.postorder.change.Changes}; whatever is absent goes unsaid.
 */
final class Particulars {
  private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private final Sheet sheet;
  private final ContactLists contacts;
  private final PartyText parties;
  private final PlaceText places;
  private final RoleText roles;
  private final ReleaseText release;
  private final HistoryEntry entry;
  private final JsonNode before;
  private final JsonNode after;

  Particulars(Sheet sheet, HistoryEntry entry) {
    this.sheet = sheet;
    this.contacts = new ContactLists(sheet);
    this.parties = new PartyText(sheet);
    this.places = new PlaceText(sheet);
    this.entry = entry;
    this.before = entry.before();
    this.after = entry.after();
    this.roles = new RoleText(sheet, before, after);
    this.release = new ReleaseText(sheet, roles, entry, before);
  }

  void append() {
    switch (entry.type()) {
      case RECEIVER_CHANGE -> receiver();
      case PAYER_CHANGE -> payer();
      case PAYMENT_ORDER_CHANGE -> release.paymentOrder();
      case CONTACT_INFO_CHANGE -> {
        contacts.section(Word.SENDER_CONTACTS, after.path("sender"), before.path("sender"));
        contacts.section(Word.RECEIVER_CONTACTS, after.path("receiver"), before.path("receiver"));
      }
      case GIVEOUT_SUSPENSION_CHANGE -> release.suspension();
      case GIVEOUT_RESUMPTION_CHANGE -> release.resumption();
      case DELIVERY_CANCEL_CHANGE -> cancellation(Word.DELIVERY_GIVEN_UP);
      case PICKUP_CANCEL_CHANGE -> cancellation(Word.PICKUP_GIVEN_UP);
      case DELIVERY_INFO_CHANGE -> delivery();
      case PICKUP_INFO_CHANGE -> {
        sheet.group(ContactLists.any(after), () -> places.changed(before, after));
        contacts.section(Word.SENDER_CONTACTS, after, before);
      }
    }
  }

  private void receiver() {
    boolean paysToo = after.path("changeOrderPayer").booleanValue(false);
    boolean more = paysToo || after.has("storePayer") || after.has("third");
    sheet.group(
        more || ContactLists.any(after), () -> moves(Word.FROM_RECEIVER, Word.TO_RECEIVER, ""));
    contacts.section(Word.RECEIVER_CONTACTS, after, NOTHING);
    if (paysToo) {
      sheet.start().text(sheet.wording().of(Word.NEW_RECEIVER_PAYS));
      if (PartyText.known(before.path("payer"))) {
        sheet.newLine().word(Word.FORMERLY);
        parties.append(before.path("payer"));
      }
      sheet.end();
    }
    roles.pays(Word.STORE_PAYER, "storePayer");
    party(Word.THIRD, Word.THIRD_CONTACTS, "third");
  }

  private void payer() {
    sheet.group(ContactLists.any(after), () -> moves(Word.FROM_PAYER, Word.TO_PAYER, "role"));
    contacts.section(Word.PAYER_CONTACTS, after, NOTHING);
  }

  private void delivery() {
    sheet.group(
        after.has("receiver") || after.has("third"),
        () -> {
          places.changed(before, after);
          roles.pays(Word.DELIVERY_PAYER, "payer");
          roles.pays(Word.STORE_PAYER, "storePayer");
          roles.requester();
        });
    party(Word.TO_RECEIVER, Word.RECEIVER_CONTACTS, "receiver");
    party(Word.THIRD, Word.THIRD_CONTACTS, "third");
  }

  /** «с получателя А», «на получателя Б», and what it comes to. */
  private void moves(Word from, Word to, String role) {
    if (PartyText.known(before)) {
      sheet.start().word(from);
      parties.append(before);
      as(before, role);
      sheet.end();
    }
    sheet.start();
    if (PartyText.known(after)) {
      sheet.word(to);
      parties.append(after);
      as(after, role);
      sheet.newLine();
    }
    sheet.comesTo(entry).end();
  }

  private void as(JsonNode party, String key) {
    Values.role(party, key)
        .ifPresent(role -> sheet.text(" (").text(sheet.wording().of(role)).text(")"));
  }

  private void cancellation(Word givenUp) {
    sheet.group(
        ContactLists.any(after),
        () -> {
          sheet.start();
          sheet.comesTo(entry).end();
          places.givenUp(givenUp, before);
          roles.requester();
        });
    contacts.section(Word.CONTACTS, after, NOTHING);
  }

  /** A party within the change, what it was, and its contacts. */
  private void party(Word what, Word title, String key) {
    JsonNode party = after.path(key);
    sheet.group(
        ContactLists.any(party),
        () -> {
          if (PartyText.known(party)) {
            sheet.start().word(what);
            parties.append(party);
            if (PartyText.known(before.path(key))) {
              sheet.newLine().word(Word.FORMERLY);
              parties.append(before.path(key));
            }
            sheet.end();
          }
        });
    contacts.section(title, party, before.path(key));
  }
}
