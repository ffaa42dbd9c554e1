package dev.postorder.freight.change;

import dev.postorder.freight.body.MemberContacts;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client asks for.
 *
 * @param after what becomes, as {@link dev.postorder.change.Changes} says it
 * @param saved contacts and phones that go into the address book with it
 */
record Wish(ObjectNode after, List<MemberContacts.Saved> saved) {
  static Wish of(ObjectNode after) {
    return new Wish(after, List.of());
  }
}
