package dev.postorder.backoffice;

import dev.postorder.access.Register;
import dev.postorder.access.UserEntry;
import dev.postorder.access.UserRights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a user may do for which customers, in a request; and a user in an answer. */
final class UserAccess {
  private static final int MOST_CUSTOMERS = 1000;

  private record Level(UUID customer, int level) {}

  private final List<Level> items;

  private UserAccess(List<Level> items) {
    this.items = items;
  }

  /** Reads the field {@code access}. */
  static UserAccess read(Fields fields) {
    var items = new ArrayList<Level>();
    var met = new HashSet<UUID>();
    for (Fields item : fields.objects("access", MOST_CUSTOMERS)) {
      item.only(new TreeSet<>(Set.of("customer", "level")));
      Optional<UUID> customer = item.parsed("customer", "a UUID", CustomerOperations::uid);
      Optional<Integer> level = item.number("level", 0, UserRights.HIGHEST_LEVEL);
      UUID uid = item.required("customer", customer, () -> new UUID(0, 0));
      if (!met.add(uid) && customer.isPresent()) {
        item.fault("customer", "stands here a second time");
      }
      items.add(new Level(uid, item.required("level", level, () -> 0)));
    }
    return new UserAccess(items);
  }

  /** The levels by uid; refuses all customers that there are not at once. */
  Map<UUID, Integer> levels(Handle handle) {
    var levels = new TreeMap<UUID, Integer>();
    items.forEach(item -> levels.put(item.customer(), item.level()));
    Set<UUID> unknown = Set.copyOf(Register.unknown(handle, levels.keySet()));
    var faults = new ArrayList<Fault>();
    for (int i = 0; i < items.size(); i++) {
      if (unknown.contains(items.get(i).customer())) {
        faults.add(new Fault("/access/" + i + "/customer", "there is no such customer"));
      }
    }
    if (!faults.isEmpty()) {
      throw ProblemException.invalid(faults);
    }
    return levels;
  }

  /** A user, who may be sent back as he is. */
  static ObjectNode show(UserEntry user) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("login", user.login());
    ArrayNode access = node.putArray("access");
    new TreeMap<>(user.levels())
        .forEach(
            (uid, level) -> access.addObject().put("customer", uid.toString()).put("level", level));
    return node.put("disabled", user.disabled());
  }
}
