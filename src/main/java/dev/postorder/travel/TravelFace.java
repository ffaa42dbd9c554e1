package dev.postorder.travel;

import dev.postorder.access.Access;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Idempotency;
import dev.postorder.notify.Renotifier;
import dev.postorder.order.search.OrderSearch;
import dev.postorder.order.search.StateChanges;
import dev.postorder.platform.http.Handler;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The travel face: the order part of the Corteos XmlGate gateway, SOAP 1.1 and 1.2, mounted at
 * {@code /xmlgate} (travel specification). Paths match without regard to case; a GET answers the
 * WSDL or a help page, a POST is a call.
 */
public final class TravelFace implements Handler {
  private static final String NAMESPACE = "http://corteos.ru";
  private static final String END_CUSTOMER_NAMESPACE = "http://www.corteos.ru/";

  private final Map<String, Endpoint> endpoints;
  private final Handler nowhere;

  /**
   * What the methods use.
   *
   * @param files where the papers of orders are read
   */
  public record Capabilities(
      Access access,
      Renotifier renotifier,
      Idempotency idempotency,
      OrderSearch search,
      StateChanges stateChanges,
      OrderFiles files) {}

  /**
   * Puts the services together.
   *
   * @param zone of the times in answers, and of times that come without an offset
   * @param publicUrl this server's public address, as answers say it
   */
  public TravelFace(
      Capabilities capabilities, CallLog callLog, Clock clock, ZoneId zone, URI publicUrl) {
    var results = new Results(NAMESPACE, clock, new WireTime(zone), publicUrl.toString());
    var authentication = new Authentication(capabilities.access());
    List<Service> services =
        List.of(
            service(
                "/XmlGate/V3/Authorization.asmx",
                "Authorization",
                Operation.of(
                    NAMESPACE, Login.NAME, false, new Login(capabilities.access(), results))),
            service(
                "/XmlGate/V3/TokenGenerator/TokenGenerator.asmx",
                "TokenGenerator",
                Operation.of(
                    NAMESPACE,
                    DestroyToken.NAME,
                    true,
                    new DestroyToken(capabilities.access(), authentication, results))),
            service(
                "/XmlGate/V3/OrderManagement/OrdersAPI.asmx",
                "OrdersAPI",
                orders(capabilities, authentication, results)),
            endCustomer(capabilities, authentication, results.in(END_CUSTOMER_NAMESPACE)));
    endpoints =
        services.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    service -> service.path().toLowerCase(Locale.ROOT),
                    service -> new Endpoint(service, callLog)));
    nowhere = new LoggedPages("XmlGate", request -> Response.empty(404), callLog);
  }

  private static Operation[] orders(
      Capabilities capabilities, Authentication authentication, Results results) {
    var reserves = new ReserveById(authentication, capabilities.search());
    var writer = new ReserveWriter(results.time(), capabilities.files());
    return new Operation[] {
      Operation.of(
          NAMESPACE,
          Renotify.NAME,
          true,
          new Renotify(
              authentication, capabilities.renotifier(), capabilities.idempotency(), results)),
      Operation.of(
          NAMESPACE,
          GetSimpleReserveById.NAME,
          true,
          new GetSimpleReserveById(reserves, writer, results)),
      Operation.of(
          NAMESPACE,
          GetSimpleReserveByIdV2.NAME,
          true,
          new GetSimpleReserveByIdV2(reserves, writer, results))
    };
  }

  private static Service endCustomer(
      Capabilities capabilities, Authentication authentication, Results results) {
    var stateChanges =
        new GetReservesStateChangeList(authentication, capabilities.stateChanges(), results);
    return new Service(
        "/XmlGate/EndCustomer/EndCustomerAPI.asmx",
        "EndCustomerAPI",
        END_CUSTOMER_NAMESPACE,
        List.of(
            Operation.of(
                END_CUSTOMER_NAMESPACE, GetReservesStateChangeList.NAME, true, stateChanges)));
  }

  private static Service service(String path, String name, Operation... operations) {
    return new Service(path, name, NAMESPACE, List.of(operations));
  }

  @Override
  public Response handle(Request request) {
    Handler endpoint = endpoints.get(request.path().toLowerCase(Locale.ROOT));
    return (endpoint == null ? nowhere : endpoint).handle(request);
  }
}
