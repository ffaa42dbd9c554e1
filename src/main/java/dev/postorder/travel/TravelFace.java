package dev.postorder.travel;

import dev.postorder.access.Access;
import dev.postorder.calllog.CallLog;
import dev.postorder.calllog.Idempotency;
import dev.postorder.notify.Renotifier;
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

  private final Map<String, Endpoint> endpoints;

  /**
   * Puts the services together.
   *
   * @param zone of the times in answers, and of times that come without an offset
   * @param publicUrl this server's public address, as answers say it
   */
  public TravelFace(
      Access access,
      Renotifier renotifier,
      Idempotency idempotency,
      CallLog callLog,
      Clock clock,
      ZoneId zone,
      URI publicUrl) {
    var results = new Results(NAMESPACE, clock, new WireTime(zone), publicUrl.toString());
    var login = new Login(access, results);
    var renotify = new Renotify(access, renotifier, idempotency, results);
    var authorization =
        new Service(
            "/XmlGate/V3/Authorization.asmx",
            "Authorization",
            NAMESPACE,
            List.of(Operation.of(NAMESPACE, Login.NAME, false, login)));
    var orders =
        new Service(
            "/XmlGate/V3/OrderManagement/OrdersAPI.asmx",
            "OrdersAPI",
            NAMESPACE,
            List.of(Operation.of(NAMESPACE, Renotify.NAME, true, renotify)));
    endpoints =
        List.of(authorization, orders).stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    service -> service.path().toLowerCase(Locale.ROOT),
                    service -> new Endpoint(service, callLog)));
  }

  @Override
  public Response handle(Request request) {
    Endpoint endpoint = endpoints.get(request.path().toLowerCase(Locale.ROOT));
    return endpoint == null ? Response.empty(404) : endpoint.handle(request);
  }
}
