package dev.postorder.freight.order;

import dev.postorder.freight.body.MemberEntries;
import dev.postorder.order.NewOrder;
import dev.postorder.order.Role;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;

/**
 * What a body asks for; of use only when nothing was found wrong with it.
 *
 * @param entries what the parties take from the address book, and what of them is to be saved there
 * @param foundAddresses the answer's foundAddresses
 */
record Wanted(NewOrder order, Map<Role, MemberEntries> entries, ArrayNode foundAddresses) {}
