package dev.postorder.console.customer;

import dev.postorder.access.Customer;
import dev.postorder.access.OperatorRole;
import dev.postorder.console.Form;
import dev.postorder.console.FormReader;
import dev.postorder.console.Html;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.console.access.PeopleParts;
import dev.postorder.notify.desk.Rule;
import dev.postorder.notify.desk.Unsubscriptions.Recipient;
import dev.postorder.notify.desk.Unsubscriptions.Unsubscribed;
import dev.postorder.platform.http.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** {@code /console/access/customers/{uid}/rules}: who is told of what about its orders. */
public final class CustomerRulePages {
  private static final String RULES = "/rules";
  private static final String ONE = CustomerListPages.ROOT + "/" + CustomerPages.UID + RULES;
  private static final int MOST = 200;

  private final PeopleParts parts;

  /** Pages over the rules. */
  public CustomerRulePages(PeopleParts parts) {
    this.parts = parts;
  }

  /** The pages and actions. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.CUSTOMERS, ONE, visit -> show(200, visit, Form.empty())),
        action(ONE, "rules", this::set),
        action(ONE + "/reset", "rules-reset", visit -> replace(visit, (h, id) -> List.of())),
        action(ONE + "/unsubscribe", "unsubscribe", this::unsubscribe),
        action(ONE + "/subscribe", "subscribe", this::subscribe));
  }

  private static Route action(String path, String verb, Function<Visit, Response> answer) {
    return Route.action(Section.CUSTOMERS, path, OperatorRole.OPERATOR, verb, answer);
  }

  private static String address(Customer customer) {
    return CustomerLine.address(customer.uid()) + RULES;
  }

  private Response show(int status, Visit visit, Form form) {
    return parts
        .jdbi()
        .withHandle(
            handle ->
                CustomerPages.find(parts, handle, visit)
                    .map(
                        customer ->
                            Html.page(
                                status,
                                "console/customer/rules.jte",
                                page(handle, visit, customer, form)))
                    .orElseGet(visit::notFound));
  }

  private CustomerRulesPage page(Handle handle, Visit visit, Customer customer, Form form) {
    Words words = visit.words();
    List<Unsubscribed> silent =
        parts.unsubscriptions().list(handle, customer.id(), Optional.empty(), MOST);
    return new CustomerRulesPage(
        visit.frame(customer.name()),
        CustomerLine.address(customer.uid()),
        RuleTable.columns(words),
        RuleTable.rows(parts.rules().of(handle, customer.id()), words),
        form,
        Form.options(words, "channel", Rule.CHANNELS),
        silent.stream().map(one -> silent(one, words)).toList(),
        silent.size() == MOST,
        visit.operator().role().includes(OperatorRole.OPERATOR));
  }

  private CustomerRulesPage.Silent silent(Unsubscribed one, Words words) {
    return new CustomerRulesPage.Silent(
        one.channel(),
        words.say("channel." + one.channel()),
        one.recipient(),
        parts.times().moment(one.at(), words));
  }

  private Response set(Visit visit) {
    var checked = new HashSet<>(visit.form().all("rule"));
    return replace(visit, (handle, id) -> RuleTable.own(parts.rules().defaults(handle), checked));
  }

  private Response replace(Visit visit, BiFunction<Handle, Long, List<Rule>> rules) {
    return change(
        visit,
        (handle, customer) -> {
          List<Rule> own = rules.apply(handle, customer.id());
          parts.rules().replace(handle, customer.id(), own);
          return "customer " + customer.id() + ", rules: " + own.size();
        });
  }

  /** Changes something and says in the log what. */
  private Response change(Visit visit, BiFunction<Handle, Customer, String> change) {
    Optional<Customer> changed =
        parts
            .jdbi()
            .inTransaction(
                handle -> {
                  Optional<Customer> customer = CustomerPages.find(parts, handle, visit);
                  customer.ifPresent(
                      known ->
                          parts
                              .callLog()
                              .trail(
                                  handle, visit.call(), Optional.of(change.apply(handle, known))));
                  return customer;
                });
    return changed
        .map(customer -> visit.redirect(address(customer), "saved"))
        .orElseGet(visit::notFound);
  }

  private Response unsubscribe(Visit visit) {
    var reader = new FormReader(visit.form(), visit.words());
    Optional<Recipient> recipient = recipient(reader, visit);
    return recipient
        .map(
            one ->
                change(
                    visit,
                    (handle, customer) -> {
                      parts.unsubscriptions().add(handle, customer.id(), one);
                      return told(customer, one);
                    }))
        .orElseGet(() -> show(422, visit, reader.form()));
  }

  private static Optional<Recipient> recipient(FormReader reader, Visit visit) {
    Words words = visit.words();
    String channel = visit.form().get("channel").orElse("");
    if (!reader.checked("recipient")) {
      reader.fault("recipient", words.say("field.required"));
    }
    return reader.parsed(
        "recipient",
        text -> Recipient.of(channel, text),
        words.say(channel.equals("sms") ? "phone.fault" : "email.fault"));
  }

  private Response subscribe(Visit visit) {
    var one =
        new Recipient(
            visit.form().get("channel").orElse(""), visit.form().get("recipient").orElse(""));
    return change(
        visit,
        (handle, customer) -> {
          parts.unsubscriptions().remove(handle, customer.id(), one);
          return told(customer, one);
        });
  }

  private static String told(Customer customer, Recipient one) {
    return "customer " + customer.id() + ", " + one.channel();
  }
}
