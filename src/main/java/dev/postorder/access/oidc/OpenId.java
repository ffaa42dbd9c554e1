package dev.postorder.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.postorder.access.operator.FederatedPerson;
import dev.postorder.platform.outgoing.Fetched;
import dev.postorder.platform.outgoing.OutgoingHttp;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks an OpenID provider who somebody is: the authorization code flow of OpenID Connect Core 1.0,
 * section 3.1, with PKCE (RFC 7636).
 */
public final class OpenId {
  private static final Pattern SUBJECT = Pattern.compile("[\\p{Print}]{1,255}");
  private static final int LONGEST_NAME = 200;

  private final OutgoingHttp http;
  private final OidcSettings settings;
  private final Provider provider;

  /** Asks over these guarded connections. */
  public OpenId(OutgoingHttp http, Clock clock, OidcSettings settings) {
    this.http = http;
    this.settings = settings;
    this.provider = new Provider(http, clock, settings);
  }

  /** Where the browser goes, or why it cannot. */
  public sealed interface Way {
    /** To this page of the provider. */
    record To(URI url) implements Way {}

    /** The provider does not say where. */
    record None(String why) implements Way {}
  }

  /** The page of the provider where somebody shows who he is. */
  public Way way(OidcFlow flow) {
    try {
      URI page = provider.known().metadata().getAuthorizationEndpointURI();
      return new Way.To(
          new AuthenticationRequest.Builder(
                  ResponseType.CODE,
                  new Scope(settings.scopes().toArray(String[]::new)),
                  new ClientID(settings.clientId()),
                  settings.redirect())
              .endpointURI(page)
              .state(new State(flow.state()))
              .nonce(new Nonce(flow.nonce()))
              .codeChallenge(new CodeVerifier(flow.verifier()), CodeChallengeMethod.S256)
              .build()
              .toURI());
    } catch (ProviderException e) {
      return new Way.None(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Who came back.
   *
   * @param code what the provider sent with him
   */
  public OidcResult who(OidcFlow flow, String code) {
    try {
      Provider.Known known = provider.known();
      return switch (token(known.metadata(), flow, code)) {
        case Answer.Token(var jwt) -> person(known, jwt, flow);
        case Answer.Refusal(var why) -> new OidcResult.Denied(why);
      };
    } catch (ProviderException e) {
      return new OidcResult.NotAnswered(String.valueOf(e.getMessage()));
    }
  }

  /** What the provider gives for a code. */
  private sealed interface Answer {
    record Token(JWT jwt) implements Answer {}

    record Refusal(String why) implements Answer {}
  }

  private Answer token(OIDCProviderMetadata metadata, OidcFlow flow, String code)
      throws ProviderException {
    URI url = provider.checked(metadata.getTokenEndpointURI());
    HTTPRequest request = tokenRequest(metadata, url, flow, code).toHTTPRequest();
    Map<String, String> headers =
        Stream.concat(
                request.getHeaderMap().entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                    .map(header -> Map.entry("Authorization", header.getValue().getFirst())),
                Stream.of(Map.entry("Accept", "application/json")))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Fetched.Document document =
        Provider.fetched(url, http.postForm(url, headers, request.getBody()));
    if (document.status() >= 500) {
      throw new ProviderException(url + " answers " + document.status());
    }
    try {
      var answer = new HTTPResponse(document.status());
      answer.setContentType(document.contentType());
      answer.setBody(document.body());
      TokenResponse response = OIDCTokenResponseParser.parse(answer);
      if (!response.indicatesSuccess()) {
        ErrorObject error = response.toErrorResponse().getErrorObject();
        return new Answer.Refusal(
            url
                + " answers "
                + document.status()
                + ", "
                + error.getCode()
                + ", "
                + error.getDescription());
      }
      return Optional.ofNullable(
              ((OIDCTokenResponse) response.toSuccessResponse()).getOIDCTokens().getIDToken())
          .<Answer>map(Answer.Token::new)
          .orElseGet(() -> new Answer.Refusal("no ID token"));
    } catch (ParseException e) {
      throw new ProviderException(url + " answers " + document.status() + ": " + e.getMessage(), e);
    }
  }

  private TokenRequest tokenRequest(
      OIDCProviderMetadata metadata, URI url, OidcFlow flow, String code) {
    var id = new ClientID(settings.clientId());
    var grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), settings.redirect(), new CodeVerifier(flow.verifier()));
    return settings
        .clientSecret()
        .map(Secret::new)
        .map(secret -> new TokenRequest.Builder(url, proof(metadata, id, secret), grant).build())
        .orElseGet(() -> new TokenRequest.Builder(url, id, grant).build());
  }

  private static ClientAuthentication proof(
      OIDCProviderMetadata metadata, ClientID id, Secret secret) {
    List<ClientAuthenticationMethod> methods =
        Optional.ofNullable(metadata.getTokenEndpointAuthMethods()).orElse(List.of());
    boolean post =
        methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return post ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
  }

  private OidcResult person(Provider.Known known, JWT jwt, OidcFlow flow) {
    try {
      Map<String, Object> claims =
          known.tokens().validate(jwt, new Nonce(flow.nonce())).toJWTClaimsSet().getClaims();
      List<String> names =
          Stream.of(settings.nameClaim(), "email")
              .flatMap(claim -> text(claims, claim).stream())
              .toList();
      String subject = Optional.ofNullable(claims.get("sub")).map(Object::toString).orElse("");
      if (!SUBJECT.matcher(subject).matches()) {
        return new OidcResult.NotTrusted("the subject is not 1 to 255 printable characters");
      }
      return new OidcResult.Known(
          new FederatedPerson(
              settings.issuer() + " " + subject,
              names,
              text(claims, "name").or(() -> names.stream().findFirst()).orElse(subject),
              settings.roles().of(claims)));
    } catch (KeySourceException e) {
      return new OidcResult.NotAnswered("the keys cannot be had: " + e.getMessage());
    } catch (BadJOSEException | JOSEException | ParseException e) {
      return new OidcResult.NotTrusted(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<String> text(Map<String, Object> claims, String name) {
    return Optional.ofNullable(claims.get(name))
        .map(claim -> claim.toString().replaceAll("\\p{Cntrl}", " ").strip())
        .map(text -> text.substring(0, text.offsetByCodePoints(0, shortened(text))))
        .filter(text -> !text.isEmpty());
  }

  private static int shortened(String text) {
    return Math.min(text.codePointCount(0, text.length()), LONGEST_NAME);
  }
}
