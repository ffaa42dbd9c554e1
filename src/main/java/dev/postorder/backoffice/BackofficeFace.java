package dev.postorder.backoffice;

import dev.postorder.access.Access;
import dev.postorder.access.ApiKey;
import dev.postorder.access.Directory;
import dev.postorder.access.KeyKind;
import dev.postorder.access.OperatorRole;
import dev.postorder.backoffice.openapi.DescriptionPages;
import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Idempotency;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import dev.postorder.change.Changes;
import dev.postorder.multirequest.MultiRequestReader;
import dev.postorder.notify.RenotifyDesk;
import dev.postorder.notify.bounce.Bounces;
import dev.postorder.notify.desk.Desk;
import dev.postorder.notify.template.NotificationTexts;
import dev.postorder.notify.webhook.CarrierWebhooks;
import dev.postorder.order.Orders;
import dev.postorder.order.search.Board;
import dev.postorder.order.search.OfficeSearch;
import dev.postorder.order.search.SavedFilters;
import dev.postorder.platform.health.Status;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import dev.postorder.simulator.Simulator;
import dev.postorder.simulator.Stage;
import dev.postorder.timeline.Timeline;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The back-office API, {@code /api/v1}: JSON, problem details (RFC 9457), an API key as Bearer
 * token or as the password of HTTP Basic. docs/back-office-api.md describes it for its users.
 */
public final class BackofficeFace implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(BackofficeFace.class);
  private static final String ROOT = "/api/v1";

  private final CallLog callLog;
  private final ApiKeys apiKeys;
  private final ApiLimit limit;
  private final Catalogue catalogue;
  private final DescriptionPages description;

  /** Puts the face before the capabilities. */
  public BackofficeFace(
      Jdbi jdbi,
      Clock clock,
      CallLog callLog,
      Idempotency idempotency,
      Access access,
      Directory directory,
      Orders orders,
      Changes changes,
      Timeline timeline,
      Desk desk,
      RenotifyDesk renotify,
      NotificationTexts texts,
      CarrierWebhooks webhooks,
      Bounces bounces,
      Supplier<Status> status,
      CarrierLink link,
      Stage stage,
      Simulator simulator,
      People people,
      CallReading calls,
      int callsPerMinute) {
    this.callLog = callLog;
    this.apiKeys = new ApiKeys(access);
    this.limit = new ApiLimit(clock, callsPerMinute);
    var effects = new Effects(jdbi, idempotency);
    Effects taken = effects.followedBy(in -> Taken.read(link.queue(), in));
    var operations = new ArrayList<Operation>();
    operations.addAll(new OrderSearchOperations(new OfficeSearch(jdbi), new Board(jdbi)).all());
    operations.addAll(
        new SavedSearchOperations(effects, new SavedFilters(jdbi, clock, callLog)).all());
    operations.addAll(new TimelineOperations(jdbi, timeline).all());
    operations.addAll(new MultiRequestOperations(new MultiRequestReader(jdbi)).all());
    operations.addAll(new OrderOperations(jdbi, taken, orders, directory).all());
    operations.addAll(new StateOperations(taken, link.reports()).all());
    operations.addAll(new ChangeOperations(jdbi, effects, changes).all());
    operations.addAll(new ChangeDecisions(taken, changes).all());
    operations.addAll(new QueueOperations(jdbi, effects, link.queue()).all());
    operations.addAll(new EventOperations(link.events(), apiKeys, link.streams()).all());
    operations.addAll(new CustomerOperations(jdbi, effects, directory, callLog).all());
    operations.addAll(new UserOperations(jdbi, effects, directory, callLog, clock).all());
    operations.addAll(new WebhookOperations(effects, directory, webhooks).all());
    operations.addAll(new TokenOperations(jdbi, effects, directory, callLog, clock).all());
    operations.addAll(new UserListOperations(effects, clock).all());
    operations.addAll(new PeopleOperations(effects, directory, callLog).all());
    operations.addAll(new OperatorOperations(effects, people, callLog).all());
    operations.addAll(new OperatorSessionOperations(effects, people, callLog).all());
    for (KeyKind kind : KeyKind.values()) {
      operations.addAll(new KeyOperations(effects, directory, callLog, kind).all());
    }
    operations.addAll(
        new NotificationOperations(effects, desk.search(), desk.deadLetters(), clock).all());
    operations.addAll(new RenotifyOperations(jdbi, effects, renotify, texts).all());
    operations.addAll(new TemplateOperations(texts.templates()).all());
    operations.addAll(new HostOperations(effects, desk.hosts(), clock).all());
    operations.addAll(new RuleOperations(jdbi, effects, directory, desk.rules(), callLog).all());
    operations.addAll(
        new UnsubscribedOperations(jdbi, effects, directory, desk.unsubscriptions(), callLog)
            .all());
    operations.addAll(new BounceOperations(effects, bounces).all());
    operations.addAll(new CallOperations(calls).all());
    operations.addAll(new StatusOperations(status).all());
    operations.addAll(new SimulatorOperations(jdbi, effects, stage, simulator).all());
    catalogue = new Catalogue(operations);
    description = new DescriptionPages(() -> Vocabulary.describe(operations()));
  }

  /** All that it can do. */
  List<Operation> operations() {
    return catalogue.operations();
  }

  @Override
  public Response handle(Request request) {
    String path = path(request);
    return description.answer(path, request).orElseGet(() -> call(request, path));
  }

  private Response call(Request request, String path) {
    long start = System.nanoTime();
    Optional<Operation> operation = catalogue.find(request.method(), path);
    Call call =
        callLog.open(
            Source.API,
            operation.map(Operation::message).orElse("api/v1"),
            request.caller().getHostAddress());
    Outcome outcome = Outcome.OK;
    Optional<String> note = Optional.empty();
    Map<String, String> told = Map.of();
    Response response;
    try {
      ApiKey key = apiKeys.authenticate(request);
      told = limit.count(key.name());
      response = Answers.success(call, answer(request, path, operation, call, key));
    } catch (ProblemException problem) {
      outcome = Outcome.REFUSED;
      note = Optional.of(problem.type().code());
      response = Answers.problem(call, problem);
    } catch (RuntimeException e) {
      LOG.error("Call {} ({}) failed", call.id(), call.message(), e);
      outcome = Outcome.FAULT;
      note = Optional.of(ProblemType.INTERNAL.code());
      response =
          Answers.problem(call, ProblemException.of(ProblemType.INTERNAL, "See the server's log"));
    }
    for (var header : told.entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    var ending =
        new Ending(
            callLog,
            call,
            operation.map(Operation::write).orElse(false),
            response.status(),
            start,
            request.body());
    if (response.writer().isPresent()) {
      return response.writtenBy(ending.after(response.writer().get()));
    }
    ending.close(outcome, note, response.body());
    return response;
  }

  private Answer answer(
      Request request, String path, Optional<Operation> operation, Call call, ApiKey key) {
    if (operation.isEmpty()) {
      return catalogue.other(request, path);
    }
    OperatorRole needed = description.needs(operation.get().verb(), operation.get().path());
    if (!key.role().includes(needed)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "A key with the role " + needed.code() + " is needed");
    }
    List<String> targets = Catalogue.targets(operation.get(), path);
    var in = new Incoming(call, request, key, targets);
    if (!description.asks(operation.get().verb(), operation.get().path())) {
      Parameters.of(in, Set.of()).end();
    }
    Answer answer = operation.get().action().apply(in);
    return operation.get().write() ? answer : Preconditions.unlessKnown(in, answer);
  }

  private static String path(Request request) {
    return request.path().length() < ROOT.length() ? "" : request.path().substring(ROOT.length());
  }
}
