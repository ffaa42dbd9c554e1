package dev.postorder;

import dev.postorder.backoffice.BackofficeFace;
import dev.postorder.backoffice.CallReading;
import dev.postorder.backoffice.CarrierLink;
import dev.postorder.console.Route;
import dev.postorder.freight.FreightFace;
import dev.postorder.freight.FreightMethods;
import dev.postorder.freight.StaticPages;
import dev.postorder.freight.document.DocumentPages;
import dev.postorder.order.search.OrderSearch;
import dev.postorder.order.search.StateChanges;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.health.Status;
import dev.postorder.platform.http.Handler;
import dev.postorder.timeline.Timeline;
import dev.postorder.travel.TravelFace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The faces that the capabilities have, and where each is reached. */
final class Faces {
  private static final List<String> FREIGHT_VERSIONS = List.of("/v1", "/v2", "/v3", "/v4");

  private final Capabilities capabilities;
  private final FreightFace freight;
  private final TravelFace travel;
  private final BackofficeFace backoffice;
  private final ConsolePages console;

  Faces(Configuration configuration, Capabilities capabilities, Supplier<Status> status) {
    this.capabilities = capabilities;
    freight = freight(capabilities);
    travel = travel(capabilities);
    backoffice = backoffice(configuration, capabilities, status);
    console = new ConsolePages(configuration, capabilities, status);
  }

  FreightFace freight() {
    return freight;
  }

  BackofficeFace backoffice() {
    return backoffice;
  }

  /** The pages and actions of the console. */
  List<Route> consoleRoutes() {
    return console.routes();
  }

  /** By path prefix. */
  Map<String, Handler> mounts() {
    var mounts = new HashMap<String, Handler>(console.mounts());
    FREIGHT_VERSIONS.forEach(version -> mounts.put(version, capabilities.simulator.face(freight)));
    mounts.put("/xmlgate", capabilities.simulator.face(travel));
    mounts.put("/api/v1", backoffice);
    mounts.put("/documents", capabilities.documents.pages(capabilities.callLog));
    var pages = new StaticPages();
    mounts.put("/docs/errors", pages);
    mounts.put("/static", pages);
    return mounts;
  }

  private static FreightFace freight(Capabilities parts) {
    return new FreightMethods(
            parts.options,
            parts.clock,
            parts.jdbi,
            parts.callLog,
            parts.idempotency,
            parts.access,
            parts.orders,
            parts.changes,
            parts.multiRequests,
            parts.addressBook,
            parts.documents.desk(),
            parts.sending.webhooks())
        .face();
  }

  private static TravelFace travel(Capabilities parts) {
    return new TravelFace(
        new TravelFace.Capabilities(
            parts.access,
            parts.renotifier,
            parts.idempotency,
            new OrderSearch(parts.jdbi),
            new StateChanges(parts.jdbi),
            parts.documents.links()::url),
        parts.callLog,
        parts.clock,
        parts.zone,
        parts.publicUrl);
  }

  private static BackofficeFace backoffice(
      Configuration configuration, Capabilities parts, Supplier<Status> status) {
    return new BackofficeFace(
        parts.jdbi,
        parts.clock,
        parts.callLog,
        parts.idempotency,
        parts.access,
        parts.directory,
        parts.orders,
        parts.changes,
        new Timeline(parts.jdbi, DocumentPages.FETCHES),
        parts.desk,
        parts.renotifyDesk,
        parts.sending.texts(),
        parts.sending.carrierWebhooks(),
        parts.sending.bounces(),
        status,
        new CarrierLink(parts.events, parts.queue, parts.reports, configuration.events().streams()),
        parts.simulator.stage(),
        parts.simulator.simulator(),
        parts.people.people(),
        CallReading.of(
            parts.jdbi,
            parts.clock,
            configuration.calllog().retention(),
            parts.sending.mail().domain()),
        configuration.limits().apiCallsPerMinute());
  }
}
