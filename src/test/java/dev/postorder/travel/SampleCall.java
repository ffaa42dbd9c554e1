package dev.postorder.travel;

/** One call of every method, for rules that hold for all of them. */
enum SampleCall {
  LOGIN(
      TravelServer.AUTHORIZATION,
      TravelServer.V3,
      "Login",
      "<Email>%s</Email><Password>%s</Password><validityDate>2099-08-31T00:00:00</validityDate>"
          .formatted(TravelServer.EMAIL, TravelServer.PASSWORD)),
  DESTROY_TOKEN(TravelServer.TOKENS, TravelServer.V3, "DestroyToken", ""),
  RENOTIFY(TravelServer.ORDERS, TravelServer.V3, "Renotify", number()),
  RESERVE(TravelServer.ORDERS, TravelServer.V3, "GetSimpleReserveById", number()),
  RESERVE_V2(TravelServer.ORDERS, TravelServer.V3, "GetSimpleReserveByIdV2", number()),
  STATE_CHANGES(
      TravelServer.END_CUSTOMER,
      TravelServer.CUSTOMER_NAMESPACE,
      "GetReservesStateChangeList",
      "<dateStart>2026-01-01</dateStart><dateEnd>2026-01-02</dateEnd>" + number());

  private final String path;
  private final String namespace;
  private final String method;
  private final String parameters;

  SampleCall(String path, String namespace, String method, String parameters) {
    this.path = path;
    this.namespace = namespace;
    this.method = method;
    this.parameters = parameters;
  }

  private static String number() {
    return "<id_Reserve>" + TravelServer.COMPLETED + "</id_Reserve>";
  }

  String path() {
    return path;
  }

  String namespace() {
    return namespace;
  }

  String method() {
    return method;
  }

  /** Whether it needs a token. */
  boolean authenticated() {
    return this != LOGIN;
  }

  String action() {
    return namespace + (namespace.endsWith("/") ? "" : "/") + method;
  }

  /** The AuthHeader. The one call that ends its token gets none that lives. */
  String header(String token) {
    return TravelServer.auth(namespace, this == DESTROY_TOKEN ? "none" : token);
  }

  /** The first element of the Body. */
  String payload() {
    return payload(parameters);
  }

  String payload(String otherParameters) {
    return "<%s xmlns=\"%s\">%s</%s>".formatted(method, namespace, otherParameters, method);
  }

  /** The message. */
  String message(SoapVersion version, String token) {
    return TravelServer.envelope(version, header(token), payload());
  }

  /** What stands in an answer to this call, of its success and of its business errors. */
  String answered() {
    return "<soap:Body><%sResponse xmlns=\"%s\"><%sResult".formatted(method, namespace, method);
  }
}
