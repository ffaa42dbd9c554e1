import client.ApiClient;
import client.ApiException;
import client.api.CallsApi;
import client.api.ChangesApi;
import client.api.CustomersApi;
import client.api.NotificationsApi;
import client.api.OrdersApi;
import client.model.CallDetails;
import client.model.ChangeStatus;
import client.model.Customer;
import client.model.Decision;
import client.model.NewChange;
import client.model.NewReceiverChange;
import client.model.NotificationDetails;
import client.model.Order;
import client.model.OrderMove;
import client.model.OrderState;
import client.model.Parties;
import client.model.Party;
import client.model.Place;
import client.model.ReceiverAfter;
import client.model.Renotify;
import java.util.UUID;

/** Follows an order with a client that is made from the description. */
public class Client {
  private static final String NUMBER = "2600990000002";

  public static void main(String[] args) throws Exception {
    var http = new ApiClient();
    http.updateBaseUri(System.getenv("BASE_URL") + "/api/v1");
    http.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + System.getenv("API_KEY")));
    var orders = new OrdersApi(http);
    var changes = new ChangesApi(http);
    var notifications = new NotificationsApi(http);
    UUID uid = UUID.randomUUID();
    var customer = new Customer().name("ООО «Ромашка»").email("zakaz@romashka.example");
    told("putCustomer", new CustomersApi(http).putCustomer(uid, customer, null, null).getUid().equals(uid));
    var order =
        new Order()
            .customer(uid)
            .state(OrderState.RECEIVED)
            .pickup(new Place().variant(Place.VariantEnum.TERMINAL))
            .delivery(
                new Place().variant(Place.VariantEnum.ADDRESS).address("Москва, ул. Складочная, 1"))
            .parties(
                new Parties()
                    .sender(party("Отправитель").email("sender@example.org"))
                    .receiver(party("Получатель")));
    String key = UUID.randomUUID().toString();
    told("putOrder", orders.putOrder(NUMBER, order, key, null).getStateName() != null);
    told("moveOrder", move(orders, OrderState.INWAY));
    var wish = new NewReceiverChange();
    wish.setType(NewReceiverChange.TypeEnum.RECEIVER_CHANGE);
    var after = new ReceiverAfter();
    after.setName("Другой получатель");
    wish.setAfter(after);
    Long id = changes.fileChange(NUMBER, new NewChange(wish), null).getId();
    told(
        "listChanges",
        changes
            .listChanges(ChangeStatus.IN_PROGRESS, null, null, null, null, null, 10, null)
            .getChanges()
            .stream()
            .anyMatch(change -> change.getId().equals(id)));
    var approval = new Decision().decision(Decision.DecisionEnum.APPROVE);
    told(
        "decideChange", changes.decideChange(id, approval, null).getStatus() == ChangeStatus.SUCCESS);
    String receiver = orders.getOrder(NUMBER, null).getParties().getReceiver().getName();
    told("getOrder", receiver.equals("Другой получатель"));
    told("finish", move(orders, OrderState.FINISHED));
    var sent =
        notifications.listNotifications(
            null, null, null, null, NUMBER, null, null, null, null, null, null);
    NotificationDetails letter =
        notifications.getNotification(sent.getNotifications().get(0).getId());
    told("getNotification", letter.getRequestID() != null);
    var draft = notifications.renotifyOrder(NUMBER, new Renotify().dryRun(true).recipients(null), null);
    told("renotifyOrder", !draft.getRenotifyDraft().getNotifications().isEmpty());
    var calls = new CallsApi(http);
    var moves =
        calls.listCalls("order:" + NUMBER + " message:orders/state", null, null, null, null, null);
    told("listCalls", moves.getCalls().size() == 2);
    CallDetails call = calls.getCall(moves.getCalls().get(0).getId());
    told("getCall", call.getCaused().getStates().get(0).getState().equals("finished"));
    var counted = calls.countCalls("order:" + NUMBER, null, null);
    told("countCalls", counted.getCalls() >= 4);
    try {
      orders.getOrder("2699999999999", null);
      throw new AssertionError("a problem is expected");
    } catch (ApiException e) {
      told("a problem", e.getCode() == 404 && e.getResponseBody().contains("order-not-found"));
    }
  }

  private static Party party(String name) {
    var party = new Party();
    party.setName(name);
    return party;
  }

  private static boolean move(OrdersApi orders, OrderState state) throws ApiException {
    return orders.moveOrder(NUMBER, new OrderMove().state(state), null).getState() == state;
  }

  private static void told(String step, boolean right) {
    if (!right) {
      throw new AssertionError(step);
    }
    System.out.println("  " + step + ": ok");
  }
}
