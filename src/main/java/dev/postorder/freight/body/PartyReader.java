package dev.postorder.freight.body;

import dev.postorder.addressbook.BookCounteragent;
import dev.postorder.freight.wire.Fault;
import dev.postorder.freight.wire.Fields;
import dev.postorder.freight.wire.FreightError;
import dev.postorder.order.Party;
import dev.postorder.order.Role;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a member of v2/request (freight specification, section 8). */
public final class PartyReader {
  private static final String ID = "counteragentID";
  private static final String INLINE = "counteragent";

  private PartyReader() {}

  /** A party, and what of it is to be saved into the address book. */
  public record Read(Party party, MemberContacts.Saved saved) {}

  public static Read read(Fields member, Role role, Resolver resolver) {
    MemberContacts given = MemberContacts.read(member, PhoneRule.ANY);
    member.exclusive(ID, INLINE);
    if (member.raw(ID).isEmpty() && member.raw(INLINE).isEmpty()) {
      member.faults().add(Fault.of(FreightError.REQUIRED, member.path(INLINE), member.path(ID)));
    }
    BookCounteragent who =
        member
            .object(INLINE)
            .map(PartyReader::inline)
            .or(() -> resolver.counteragent(member))
            .orElse(NOBODY);
    var party =
        new Party(
            role,
            who.name(),
            who.form(),
            who.inn(),
            who.document(),
            who.anonymous(),
            who.phone(),
            member.text("email").map(String::strip).or(who::email),
            resolver.contacts(member, given),
            resolver.phones(member, given));
    return new Read(party, given.saved());
  }

  private static final BookCounteragent NOBODY =
      new BookCounteragent(
          Optional.empty(),
          "",
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty());

  private static BookCounteragent inline(Fields counteragent) {
    boolean anonymous = counteragent.flag("isAnonym").orElse(false);
    String name =
        anonymous ? counteragent.text("name").orElse("") : counteragent.requiredText("name");
    return new BookCounteragent(
        counteragent.text("form"),
        name.strip(),
        counteragent.text("inn"),
        counteragent.object("document").<JsonNode>map(Fields::node),
        anonymous,
        PhoneRule.ANY.number(counteragent, "phone"),
        counteragent.text("email"));
  }

  /** The party that pays, in its role as payer. */
  public static Party payer(Party party) {
    return as(party, Role.PAYER);
  }

  private static Party as(Party party, Role role) {
    return new Party(
        role,
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

  /** The requester: only his e-mail is known of him. */
  public static Party requester(Fields requester) {
    return new Party(
        Role.REQUESTER,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        requester.text("email").map(String::strip),
        List.of(),
        List.of());
  }
}
