package dev.postorder.backoffice.demo;

import dev.postorder.access.Session;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Source;
import dev.postorder.change.ChangeType;
import dev.postorder.change.Changes;
import dev.postorder.change.ContactChange;
import dev.postorder.change.ContactChangeResult;
import dev.postorder.change.FileResult;
import dev.postorder.change.MemberChange;
import dev.postorder.order.CarrierOrder;
import dev.postorder.order.CarrierOrderResult;
import dev.postorder.order.Contact;
import dev.postorder.order.Holds;
import dev.postorder.order.NewOrder;
import dev.postorder.order.OrderState;
import dev.postorder.order.Orders;
import dev.postorder.order.Phone;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the orders of a demonstration through the same capabilities that the faces use. */
final class OrderMaker {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ADDRESS = "127.0.0.1";

  private final Orders orders;
  private final Changes changes;
  private final CallLog callLog;
  private final DemoPeople people;
  private final Session session;
  private final LocalDate today;

  OrderMaker(
      Orders orders,
      Changes changes,
      CallLog callLog,
      DemoPeople people,
      Session session,
      LocalDate today) {
    this.orders = orders;
    this.changes = changes;
    this.callLog = callLog;
    this.people = people;
    this.session = session;
    this.today = today;
  }

  /** Makes all that have names, and holds them. */
  DemoOrders named(Handle handle) {
    int order = underWay(handle, number(395000025L));
    int other = carrier(handle, people.otherCustomerId(), number(395000026L), OrderState.INWAY);
    int reserve = carrier(handle, people.customerId(), number(395000027L), OrderState.DELIVERY);
    move(handle, reserve, OrderState.FINISHED);
    int bad = carrier(handle, people.customerId(), number(395000028L), OrderState.PROCESSING);
    move(handle, bad, OrderState.CANCELLING);
    var made =
        new DemoOrders(
            number(395000025L),
            number(395000026L),
            drafts(handle, 3),
            create(handle, order(people.customerId(), false, Goods.TVER_ELSEWHERE)),
            create(handle, order(people.secondCustomerId(), false, Goods.TVER)),
            create(handle, order(people.customerId(), true, Goods.TVER)),
            create(
                handle,
                Goods.fromTerminal(people.customerId(), people.userId(), today.plusDays(2))),
            reserve,
            bad,
            List.of(order, other));
    Holds.hold(handle, made.all());
    return made;
  }

  /** Makes drafts of one customer with one pickup address, ready to be joined. */
  List<Integer> drafts(Handle handle, int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> create(handle, order(people.customerId(), false, Goods.TVER)))
        .toList();
  }

  private NewOrder order(long customerId, boolean inOrder, String from) {
    return Goods.order(customerId, people.userId(), inOrder, from, Goods.MOSCOW, today.plusDays(2));
  }

  private int create(Handle handle, NewOrder order) {
    return orders.create(handle, call("demo/create"), order).requestId();
  }

  /** An order number that the installation's own counter does not come to. */
  private String number(long counter) {
    return "%02d%011d".formatted(Year.from(today).getValue() % 100, counter);
  }

  private int carrier(Handle handle, long customerId, String number, OrderState state) {
    NewOrder order = Goods.order(customerId, 0, true, Goods.TVER, Goods.MOSCOW, today.plusDays(1));
    CarrierOrderResult result =
        orders.put(
            handle, call("demo/put"), new CarrierOrder(number, Optional.empty(), state, order));
    if (result instanceof CarrierOrderResult.Stored stored) {
      return stored.requestId();
    }
    throw new IllegalStateException("the demo's order " + number + " was refused: " + result);
  }

  private void move(Handle handle, int requestId, OrderState to) {
    orders.move(handle, call("demo/move"), Integer.toString(requestId), to);
  }

  /** One that is on the road, with changes that were approved, declined and not decided yet. */
  private int underWay(Handle handle, String number) {
    int order = carrier(handle, people.customerId(), number, OrderState.PROCESSING);
    move(handle, order, OrderState.PICKUP);
    move(handle, order, OrderState.RECEIVED);
    changeContacts(handle, number);
    long payment = file(handle, number, ChangeType.PAYMENT_ORDER_CHANGE, "{}");
    decide(handle, payment, true, Optional.empty());
    long receiver =
        file(
            handle,
            number,
            ChangeType.RECEIVER_CHANGE,
            """
            {"name":"ООО «Южный ветер»","inn":"5407654327"}\
            """);
    decide(handle, receiver, false, Optional.of("Нет доверенности от грузополучателя"));
    move(handle, order, OrderState.INWAY);
    file(
        handle,
        number,
        ChangeType.DELIVERY_INFO_CHANGE,
        """
        {"address":"г. Москва, ул. Бутырская, д. 46, стр. 1","date":"%s","time":"10:00–14:00"}\
        """
            .formatted(today.plusDays(5)));
    return order;
  }

  private void changeContacts(Handle handle, String number) {
    var receiver =
        new MemberChange(
            Optional.empty(),
            Optional.of(List.of(new Contact("Морозова Елена Дмитриевна"))),
            Optional.empty(),
            Optional.of(List.of(new Phone("79119876500", ""))));
    ContactChangeResult result =
        changes.changeContacts(
            handle,
            call("demo/change_contacts"),
            new ContactChange(people.userId(), number, Optional.empty(), Optional.of(receiver)));
    if (!(result instanceof ContactChangeResult.Accepted(var changeId))) {
      throw new IllegalStateException("the demo's contact change was refused: " + result);
    }
    decide(handle, changeId, true, Optional.empty());
  }

  private long file(Handle handle, String number, ChangeType type, String after) {
    JsonNode value = JSON.readTree(after);
    FileResult result = changes.file(handle, call("demo/file"), number, type, value);
    if (result instanceof FileResult.Filed(var changeId, var status)) {
      return changeId;
    }
    throw new IllegalStateException("the demo's change " + type.code() + " was refused: " + result);
  }

  private void decide(Handle handle, long change, boolean approve, Optional<String> reason) {
    changes.decide(handle, call("demo/decide"), change, approve, reason, "demo");
  }

  private Call call(String message) {
    Call call = callLog.open(Source.JOB, message, ADDRESS);
    call.session(session.trail(), session.userId());
    return call;
  }
}
