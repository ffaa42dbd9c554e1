package dev.postorder.freight.body;

import dev.postorder.addressbook.BookCounteragent;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.Party;
import dev.postorder.order.Role;
import java.util.List;
import java.util.Optional;

/** Reads a member of v2/request (freight specification, section 8). */
public final class PartyReader {
  private static final String ID = "counteragentID";
  private static final String INLINE = "counteragent";
  private static final BookCounteragent NOBODY =
      new BookCounteragent(
          Optional.empty(),
          "",
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty());

  private PartyReader() {}

  /** A party, and what of its contacts and phones is to be saved into the address book. */
  public record Read(Party party, MemberContacts.Saved saved) {}

  /** Reads a member without what only the original demands. */
  public static Read read(Fields member, Role role, Resolver resolver) {
    return read(member, role, resolver, false);
  }

  /** Reads a member; {@code strict} as in {@link CounteragentReader}. */
  public static Read read(Fields member, Role role, Resolver resolver, boolean strict) {
    MemberContacts given = MemberContacts.read(member, PhoneRule.ANY);
    member.exclusive(ID, INLINE);
    if (member.raw(ID).isEmpty() && member.raw(INLINE).isEmpty()) {
      member.faults().add(Fault.of(FreightError.REQUIRED, member.path(INLINE), member.path(ID)));
    }
    BookCounteragent who =
        member
            .object(INLINE)
            .map(new CounteragentReader(strict)::read)
            .or(() -> resolver.counteragent(member))
            .orElse(NOBODY);
    if (who.anonymous()) {
      anonymous(member, role, who, given);
    }
    receipt(member);
    var party =
        new Party(
            role,
            who.name(),
            who.form(),
            who.inn(),
            who.document(),
            who.anonymous(),
            who.phone(),
            Checks.email(member, "email").or(who::email),
            resolver.contacts(member, given),
            resolver.phones(member, given));
    return new Read(party, given.saved());
  }

  /** An anonymous party may only receive, and is known by a phone. */
  private static void anonymous(
      Fields member, Role role, BookCounteragent who, MemberContacts given) {
    if (role != Role.RECEIVER) {
      member
          .faults()
          .add(
              Fault.saying(
                  FreightError.SIMPLIFIED,
                  "Контрагент с минимальным набором данных может быть только получателем по заказу",
                  member.at()));
    } else if (who.phone().isEmpty() && given.phones().isEmpty() && given.phoneIds().isEmpty()) {
      member.object(INLINE).ifPresent(fields -> fields.required("phone", fields.raw("phone")));
    }
  }

  /** Where a payer who is a natural person wants the receipt sent. */
  private static void receipt(Fields member) {
    Optional<Fields> receipt = member.object("dataForReceipt").filter(given -> !given.isEmpty());
    receipt.ifPresent(
        given -> {
          boolean send = given.required("send", given.flag("send")).orElse(false);
          if (send) {
            PhoneRule.RUSSIAN_MOBILE.number(given, "phone");
            Checks.email(given, "email");
            if (given.raw("phone").isEmpty() && given.raw("email").isEmpty()) {
              given
                  .faults()
                  .add(Fault.of(FreightError.REQUIRED, given.path("phone"), given.path("email")));
            }
          }
        });
  }

  /** The party that pays, in its role as payer. */
  public static Party payer(Party party) {
    return new Party(
        Role.PAYER,
        party.name(),
        party.form(),
        party.inn(),
        party.document(),
        party.anonymous(),
        party.phone(),
        party.email(),
        party.contacts(),
        party.phones());
  }

  /**
   * The requester: only his e-mail is known of him. A public client sends his uid in its place;
   * that is no e-mail and is passed over.
   */
  public static Party requester(Fields requester) {
    Optional<String> uid = requester.text("uid").map(String::strip);
    Optional<String> email = requester.text("email").map(String::strip);
    return new Party(
        Role.REQUESTER,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        email.isPresent() && email.equals(uid)
            ? Optional.empty()
            : Checks.email(requester, "email"),
        List.of(),
        List.of());
  }
}
