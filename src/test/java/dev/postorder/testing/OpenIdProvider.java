package dev.postorder.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small OpenID provider over HTTP: everybody who comes is the person that the test says, and its
 * tokens are signed with a real RSA key. Codes work once, for the client and the verifier that they
 * were asked for with.
 */
public final class OpenIdProvider implements AutoCloseable {
  /** What the client is called. */
  public static final String CLIENT = "postorder";

  /** The client's secret. */
  public static final String SECRET = "s3cret/with:signs";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private volatile RSAKey key = newKey();
  private volatile RSAKey signing = key;
  private volatile Map<String, Object> person = Map.of("sub", "1");
  private volatile UnaryOperator<JWTClaimsSet.Builder> twist = UnaryOperator.identity();
  private volatile int broken;

  /** Starts it on a free port. */
  public OpenIdProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, about()));
    server.createContext(
        "/keys", exchange -> json(exchange, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/enter", this::enter);
    server.createContext("/token", this::token);
    server.start();
  }

  /** What it calls itself. */
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The settings of a server that signs in by it. */
  public String[] settings(String... more) {
    List<String> all =
        List.of(
            "outgoing.plain-http=true",
            "console.oidc.allowed-networks=127.0.0.0/8",
            "console.oidc.issuer=" + issuer(),
            "console.oidc.client-id=" + CLIENT,
            "console.oidc.client-secret=" + SECRET,
            "console.oidc.label=Keycloak");
    return Stream.concat(all.stream(), Arrays.stream(more)).toArray(String[]::new);
  }

  /** Who comes from now on: claims of the ID token. */
  public void person(Map<String, Object> claims) {
    person = claims;
  }

  /** Changes tokens before they are signed. */
  public void twist(UnaryOperator<JWTClaimsSet.Builder> change) {
    twist = change;
  }

  /** Signs with a new key from now on, which it tells. */
  public void rotate() {
    key = newKey();
    signing = key;
  }

  /** Signs with a key that is not among those that it tells, under the same id. */
  public void forge() {
    try {
      signing = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers everything with this status from now on; 0: as it should. */
  public void answerWith(int status) {
    broken = status;
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String about() {
    return JSON.writeValueAsString(
        Map.of(
            "issuer", issuer(),
            "authorization_endpoint", issuer() + "/enter",
            "token_endpoint", issuer() + "/token",
            "jwks_uri", issuer() + "/keys",
            "response_types_supported", List.of("code"),
            "subject_types_supported", List.of("public"),
            "id_token_signing_alg_values_supported", List.of("RS256")));
  }

  /** The page where people sign in; this one knows them already. */
  private void enter(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(code, asked);
    String back =
        asked.get("redirect_uri")
            + "?code="
            + code
            + "&state="
            + URLEncoder.encode(field(asked, "state"), StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Location", URI.create(back).toString());
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> sent = fields(body);
    Optional<Map<String, String>> asked =
        Optional.ofNullable(codes.remove(sent.getOrDefault("code", "")))
            .filter(begun -> belongs(begun, sent));
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (asked.isEmpty() || !client().equals(authorization)) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    json(
        exchange,
        JSON.writeValueAsString(
            Map.of(
                "access_token",
                UUID.randomUUID().toString(),
                "token_type",
                "Bearer",
                "expires_in",
                60,
                "id_token",
                idToken(asked.get()))));
  }

  /** Whether who brings the code is who asked for it, with PKCE. */
  private static boolean belongs(Map<String, String> asked, Map<String, String> sent) {
    return field(sent, "redirect_uri").equals(field(asked, "redirect_uri"))
        && field(asked, "code_challenge_method").equals("S256")
        && challenge(field(sent, "code_verifier")).equals(field(asked, "code_challenge"));
  }

  private static String field(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }

  private static String client() {
    String pair = CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String idToken(Map<String, String> asked) {
    Instant now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(asked.get("client_id"))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", asked.get("nonce"));
    person.forEach(claims::claim);
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(signing.getKeyID()).build(),
              twist.apply(claims).build());
      token.sign(new RSASSASigner(signing));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> fields(String encoded) {
    return Arrays.stream(encoded.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private void json(HttpExchange exchange, String body) throws IOException {
    answer(exchange, 200, body);
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(broken == 0 ? status : broken, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
