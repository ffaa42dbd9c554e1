package dev.postorder.change;

import dev.postorder.calllog.Call;
import dev.postorder.order.Contact;
import dev.postorder.order.Phone;
import java.util.List;
import java.util.Optional;

/** A contact change whose ids are resolved: the lists that replace what the order has. */
record ContactCommand(
    Call call, String orderNumber, Optional<Member> sender, Optional<Member> receiver) {

  /** The new lists of one party; what is empty stays as it is. */
  record Member(Optional<List<Contact>> contacts, Optional<List<Phone>> phones) {}
}
