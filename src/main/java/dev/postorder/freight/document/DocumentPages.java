package dev.postorder.freight.document;

import dev.postorder.calllog.Call;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Exchange;
import dev.postorder.calllog.Outcome;
import dev.postorder.calllog.Source;
import dev.postorder.change.ChangeReader;
import dev.postorder.change.ChangeType;
import dev.postorder.change.ChangeView;
import dev.postorder.document.DocumentLinks;
import dev.postorder.document.DocumentLinks.Opened;
import dev.postorder.document.DocumentLinks.Target;
import dev.postorder.document.Documents;
import dev.postorder.document.OrderForm;
import dev.postorder.document.PrintShop;
import dev.postorder.document.Printed;
import dev.postorder.order.OrderView;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /documents/<signed>.pdf}: a document for whoever has the link to it. A link that has
 * expired is 410, one that is none of ours 404, as is one whose document is gone. Every opening is
 * in the call log.
 */
public final class DocumentPages implements Handler {
  /** What the call log calls an opening. */
  public static final String MESSAGE = "documents";

  /** The messages of all calls that fetch a document of an order. */
  public static final Set<String> FETCHES =
      Set.of(MESSAGE, "v1/printable", "v1/customers/request/pdf");

  private static final Logger LOG = LoggerFactory.getLogger(DocumentPages.class);
  private static final String ENDING = ".pdf";

  private final Jdbi jdbi;
  private final CallLog callLog;
  private final DocumentLinks links;
  private final Documents documents;
  private final ChangePapers papers;
  private final Refusals refusals;

  /** Opens what the links name. */
  public DocumentPages(
      Jdbi jdbi,
      CallLog callLog,
      DocumentLinks links,
      Documents documents,
      ChangePapers papers,
      Refusals refusals) {
    this.jdbi = jdbi;
    this.callLog = callLog;
    this.links = links;
    this.documents = documents;
    this.papers = papers;
    this.refusals = refusals;
  }

  @Override
  public Response handle(Request request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Response.empty(405).with("Allow", "GET, HEAD");
    }
    long started = System.nanoTime();
    Call call = callLog.open(Source.API, MESSAGE, request.caller().getHostAddress());
    Response response =
        answer(request.path(), call, refusals.to(request))
            .with("X-Request-Id", call.id().toString());
    callLog.close(
        new Exchange(
            call,
            outcome(response.status()),
            Optional.empty(),
            false,
            response.status(),
            Duration.ofNanos(System.nanoTime() - started),
            request.body(),
            response.body()));
    return response;
  }

  private static Outcome outcome(int status) {
    return switch (status) {
      case 200 -> Outcome.OK;
      case 500 -> Outcome.FAULT;
      default -> Outcome.REFUSED;
    };
  }

  private Response answer(String path, Call call, Refusals refusals) {
    if (!path.startsWith(LinkWriter.PREFIX)) {
      return refusals.unknown();
    }
    String link = path.substring(LinkWriter.PREFIX.length());
    if (link.endsWith(ENDING)) {
      link = link.substring(0, link.length() - ENDING.length());
    }
    try {
      return switch (links.open(link)) {
        case Opened.Unknown() -> refusals.unknown();
        case Opened.Expired() -> refusals.expired();
        case Opened.Valid(Target.Order(int requestId, OrderForm form)) ->
            response(
                documents.print(requestId, form),
                call,
                form.name().toLowerCase(Locale.ROOT),
                refusals);
        case Opened.Valid(Target.Change(int requestId, long changeId)) ->
            change(requestId, changeId, call, refusals);
      };
    } catch (RuntimeException e) {
      LOG.error("Call {} of {} failed", call.id(), MESSAGE, e);
      return refusals.failed(call.id());
    }
  }

  private Response change(int requestId, long changeId, Call call, Refusals refusals) {
    Optional<ChangeView> change =
        jdbi.withHandle(handle -> ChangeReader.find(handle, requestId, changeId));
    Optional<OrderView> order = documents.order(requestId);
    if (change.isEmpty() || order.isEmpty()) {
      return refusals.unknown();
    }
    ChangeType type = change.get().type();
    Printed printed = documents.print(papers.of(change.get(), order.get()), order.get());
    return response(printed, call, type.code() + "-" + changeId, refusals);
  }

  private static Response response(Printed printed, Call call, String what, Refusals refusals) {
    return switch (printed) {
      case Printed.Pdf(byte[] bytes, OrderView order) -> {
        call.order(order.customerId(), order.requestId());
        String number = order.orderNumber().orElse(String.valueOf(order.requestId()));
        yield Response.of(200, "application/pdf", bytes)
            .with("Content-Disposition", "inline; filename=\"" + number + "-" + what + ".pdf\"")
            .with("Cache-Control", "private, max-age=300")
            .with("X-Content-Type-Options", "nosniff")
            .with("X-Robots-Tag", "noindex")
            .with("Referrer-Policy", "no-referrer");
      }
      case Printed.NotFound none -> refusals.unknown();
      case Printed.NotAvailable gone -> refusals.unknown();
      case Printed.Busy() ->
          refusals.busy().with("Retry-After", Long.toString(PrintShop.RETRY_AFTER.toSeconds()));
    };
  }
}
