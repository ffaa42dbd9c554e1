package dev.postorder.freight;

import dev.postorder.access.Access;
import dev.postorder.access.Counteragents;
import dev.postorder.addressbook.AddressBook;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Idempotency;
import dev.postorder.change.Changes;
import dev.postorder.freight.body.Book;
import dev.postorder.freight.book.BookMethods;
import dev.postorder.freight.change.ChangeContacts;
import dev.postorder.freight.change.ChangeMethods;
import dev.postorder.freight.change.HistoryMethod;
import dev.postorder.freight.document.Desk;
import dev.postorder.freight.document.PrintMethods;
import dev.postorder.freight.method.Answers;
import dev.postorder.freight.method.Effects;
import dev.postorder.freight.method.FreightOptions;
import dev.postorder.freight.method.Method;
import dev.postorder.freight.order.OrderMethods;
import dev.postorder.freight.page.HistoryPages;
import dev.postorder.freight.search.SearchMethods;
import dev.postorder.freight.session.CounteragentsMethod;
import dev.postorder.freight.session.Sessions;
import dev.postorder.freight.webhook.WebhookMethods;
import dev.postorder.multirequest.MultiRequests;
import dev.postorder.notify.webhook.Webhooks;
import dev.postorder.order.Orders;
import dev.postorder.order.search.OrderSearch;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * What the methods of the face are made of; {@link #face} puts it together.
 *
 * @param jdbi for effects that stand in one transaction with others
 */
public record FreightMethods(
    FreightOptions options,
    Clock clock,
    Jdbi jdbi,
    CallLog callLog,
    Idempotency idempotency,
    Access access,
    Orders orders,
    Changes changes,
    MultiRequests multiRequests,
    AddressBook addressBook,
    Desk desk,
    Webhooks webhooks) {

  /** The face with all its methods. */
  public FreightFace face() {
    var answers = new Answers(options, clock);
    return new FreightFace(options, callLog, new Doorkeeper(access), answers, methods(answers));
  }

  private Map<String, Method> methods(Answers answers) {
    var effects = new Effects(jdbi, idempotency);
    var contacts = new ChangeContacts(changes, new Book(addressBook), effects, answers);
    var pages = new HistoryPages(options.publicUrl(), options.zone(), options.language());
    var history = new HistoryMethod(changes, pages, desk.links(), answers);
    var methods = new HashMap<>(new Sessions(access, answers, options).methods());
    var counteragents = new Counteragents(jdbi, callLog);
    methods.putAll(new CounteragentsMethod(counteragents, answers).methods());
    methods.putAll(
        new BookMethods(counteragents, addressBook, effects, callLog, answers, options).methods());
    methods.putAll(new PrintMethods(desk, answers).methods());
    methods.putAll(
        new OrderMethods(orders, multiRequests, addressBook, effects, answers, clock, options)
            .methods());
    methods.put("v1/orders/change_contacts", Method.write(contacts::answer));
    methods.put("v3/orders/change_contacts", Method.write(contacts::answer));
    methods.putAll(
        new ChangeMethods(changes, addressBook, effects, answers, clock, options).methods());
    methods.put("v3/orders/history", Method.read(history::answer));
    methods.putAll(new SearchMethods(new OrderSearch(jdbi), answers, options, clock).methods());
    methods.putAll(new WebhookMethods(webhooks, effects, answers).methods());
    return Map.copyOf(methods);
  }
}
