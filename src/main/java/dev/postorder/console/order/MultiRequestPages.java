package dev.postorder.console.order;

import dev.postorder.console.Form;
import dev.postorder.console.Html;
import dev.postorder.console.Query;
import dev.postorder.console.Route;
import dev.postorder.console.Section;
import dev.postorder.console.Times;
import dev.postorder.console.Tone;
import dev.postorder.console.Visit;
import dev.postorder.console.Words;
import dev.postorder.document.Manifest;
import dev.postorder.document.PrintShop;
import dev.postorder.multirequest.MultiRequestDetails;
import dev.postorder.multirequest.MultiRequestQuery;
import dev.postorder.multirequest.MultiRequestReader;
import dev.postorder.multirequest.MultiRequestSlice;
import dev.postorder.order.Numbers;
import dev.postorder.order.OrderView;
import dev.postorder.order.search.OrderCursor;
import dev.postorder.order.search.OrderQuery;
import dev.postorder.platform.http.Response;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Multi-requests, {@code /console/multirequests}, and their manifests. */
public final class MultiRequestPages {
  private static final String ROOT = "/console/multirequests";
  private static final String ONE = ROOT + "/([1-9][0-9]{0,9})";
  private static final int PAGE = 50;
  private static final List<String> STATES = List.of("open", "ended");

  private final MultiRequestReader reader;
  private final PrintShop shop;
  private final Times times;

  /** Pages with times in the given zone. */
  public MultiRequestPages(MultiRequestReader reader, PrintShop shop, ZoneId zone) {
    this.reader = reader;
    this.shop = shop;
    this.times = new Times(zone);
  }

  static String address(int requestId) {
    return ROOT + "/" + requestId;
  }

  /** The pages. */
  public List<Route> routes() {
    return List.of(
        Route.page(Section.MULTIREQUESTS, ROOT, this::list),
        Route.page(Section.MULTIREQUESTS, ONE, this::one),
        Route.page(Section.MULTIREQUESTS, ONE + "/manifest\\.pdf", this::manifest));
  }

  private Response list(Visit visit) {
    Words words = visit.words();
    Query typed = visit.query();
    var form = new OrderForm(typed, times, words);
    OrderQuery fields = form.query();
    Optional<Boolean> open = typed.get("state").filter(STATES::contains).map("open"::equals);
    MultiRequestSlice found =
        form.faulty()
            ? new MultiRequestSlice(List.of(), Optional.empty())
            : reader.list(
                new MultiRequestQuery(
                    open,
                    fields.customer(),
                    fields.created(),
                    typed.get("after").flatMap(OrderCursor::of),
                    PAGE));
    return Html.page(
        form.faulty() ? 422 : 200,
        "console/multirequest/list.jte",
        new MultiRequestListPage(
            visit.frame(words.say("multirequests.title")),
            form.form(),
            Form.options(words, "state", STATES),
            found.multiRequests().stream()
                .map(of -> MultiRequestLine.of(of, times, words))
                .toList(),
            found
                .next()
                .map(next -> ROOT + "?" + typed.with("after", next.toString()).encoded())
                .orElse("")));
  }

  private Optional<MultiRequestDetails> find(Visit visit) {
    return Numbers.requestId(visit.target()).flatMap(reader::find);
  }

  private Response one(Visit visit) {
    return find(visit)
        .map(found -> Html.page(200, "console/multirequest/one.jte", model(visit, found)))
        .orElseGet(visit::notFound);
  }

  private MultiRequestPage model(Visit visit, MultiRequestDetails found) {
    Words words = visit.words();
    var manifest = new Manifest(words.language(), times.zone());
    List<Manifest.Line> lines = manifest.lines(found);
    var rows = new ArrayList<MultiRequestPage.Row>();
    for (int i = 0; i < lines.size(); i++) {
      OrderView order = found.orders().get(i);
      rows.add(
          new MultiRequestPage.Row(
              OrderPages.address(order.requestId()),
              order.state().title(words.language()),
              Tone.of(order.state().code()),
              lines.get(i)));
    }
    String number = String.valueOf(found.multiRequest().requestId());
    return new MultiRequestPage(
        visit.frame(words.say("multirequest.title", number)),
        MultiRequestLine.of(found.multiRequest(), times, words),
        found.multiRequest().comment().orElse(""),
        "/console/log/" + found.multiRequest().callId(),
        "/console/orders?customer=" + found.multiRequest().customer(),
        rows,
        manifest.sum(found));
  }

  private Response manifest(Visit visit) {
    Optional<MultiRequestDetails> found = find(visit);
    if (found.isEmpty()) {
      return visit.notFound();
    }
    return shop.print(new Manifest(visit.words().language(), times.zone()).paper(found.get()))
        .map(bytes -> PdfAnswer.pdf(bytes, visit.target() + "-manifest"))
        .orElseGet(() -> PdfAnswer.busy(visit));
  }
}
