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
  private final Handler nowhere;

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
    var authentication = new Authentication(access);
    var login = new Login(access, results);
    var destroyToken = new DestroyToken(access, authentication, results);
    var renotify = new Renotify(authentication, renotifier, idempotency, results);
    List<Service> services =
        List.of(
            service(
                "/XmlGate/V3/Authorization.asmx",
                "Authorization",
                Operation.of(NAMESPACE, Login.NAME, false, login)),
            service(
                "/XmlGate/V3/TokenGenerator/TokenGenerator.asmx",
                "TokenGenerator",
                Operation.of(NAMESPACE, DestroyToken.NAME, true, destroyToken)),
            service(
                "/XmlGate/V3/OrderManagement/OrdersAPI.asmx",
                "OrdersAPI",
                Operation.of(NAMESPACE, Renotify.NAME, true, renotify)));
    endpoints =
        services.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    service -> service.path().toLowerCase(Locale.ROOT),
                    service -> new Endpoint(service, callLog)));
    nowhere = new LoggedPages("XmlGate", request -> Response.empty(404), callLog);
  }

  private static Service service(String path, String name, Operation operation) {
    return new Service(path, name, NAMESPACE, List.of(operation));
  }

  @Override
  public Response handle(Request request) {
    Handler endpoint = endpoints.get(request.path().toLowerCase(Locale.ROOT));
    return (endpoint == null ? nowhere : endpoint).handle(request);
  }
}
