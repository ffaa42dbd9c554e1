package dev.postorder.freight.order;

import dev.postorder.addressbook.AddressBook;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Effects;
import dev.postorder.freight.method.FreightOptions;
import dev.postorder.freight.method.Method;
import dev.postorder.multirequest.MultiRequests;
import dev.postorder.order.Orders;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The methods that make orders and multi-requests (freight specification, sections 4 and 8). */
public final class OrderMethods {
  private final CreateOrder create;
  private final RepeatOrder repeat;
  private final JoinMethod join;
  private final Answers answers;

  public OrderMethods(
      Orders orders,
      MultiRequests multiRequests,
      AddressBook addressBook,
      Effects effects,
      Answers answers,
      Clock clock,
      FreightOptions options) {
    this.create = new CreateOrder(orders, addressBook, effects, clock, options);
    this.repeat = new RepeatOrder(orders, create);
    this.join = new JoinMethod(multiRequests, effects);
    this.answers = answers;
  }

  /** By their paths. */
  public Map<String, Method> methods() {
    return Map.of(
        "v2/request", Method.write(turn -> create.second(turn, answers::data)),
        "v2/request/repeat",
            Method.write(turn -> repeat.answer(turn, data -> answers.data(bare(data)))),
        "v1/customers/request", Method.write(turn -> create.first(turn, OrderMethods::customers)),
        "v1/customers/multi_request", Method.write(join::answer));
  }

  private static ObjectNode bare(ObjectNode data) {
    data.remove("addressBook");
    data.remove("foundAddresses");
    return data;
  }

  private static ObjectNode customers(ObjectNode data) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("answer", bare(data));
    return answer;
  }
}
