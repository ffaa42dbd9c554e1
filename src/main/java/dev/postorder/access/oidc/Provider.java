package dev.postorder.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.postorder.platform.outgoing.Fetched;
import dev.postorder.platform.outgoing.OutgoingHttp;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the provider says of itself (OpenID Connect Discovery 1.0) and its keys, kept for a few
 * minutes; a key that is not known is looked for at once, but not more than twice in half a minute.
 */
final class Provider {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final long KEYS_KEPT_MS = Duration.ofMinutes(5).toMillis();
  private static final long KEYS_WAIT_MS = Duration.ofSeconds(30).toMillis();

  /** Signed with the provider's private key, so that only it can have. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Stream.concat(JWSAlgorithm.Family.RSA.stream(), JWSAlgorithm.Family.EC.stream())
          .collect(Collectors.toUnmodifiableSet());

  private final OutgoingHttp http;
  private final Clock clock;
  private final OidcSettings settings;
  private volatile Optional<Known> known = Optional.empty();

  Provider(OutgoingHttp http, Clock clock, OidcSettings settings) {
    this.http = http;
    this.clock = clock;
    this.settings = settings;
  }

  /** What was found, and what its tokens are checked with. */
  record Known(OIDCProviderMetadata metadata, IDTokenValidator tokens, Instant until) {}

  /** What the provider says of itself. */
  Known known() throws ProviderException {
    Optional<Known> kept = known.filter(found -> clock.instant().isBefore(found.until()));
    if (kept.isPresent()) {
      return kept.get();
    }
    Known found = find();
    known = Optional.of(found);
    return found;
  }

  private Known find() throws ProviderException {
    String base = settings.issuer().replaceFirst("/$", "");
    String text = get(URI.create(base + "/.well-known/openid-configuration"));
    try {
      var metadata = OIDCProviderMetadata.parse(text);
      if (!metadata.getIssuer().getValue().equals(settings.issuer())) {
        throw new ProviderException(
            "it calls itself " + metadata.getIssuer() + ", not " + settings.issuer());
      }
      return new Known(metadata, tokens(metadata), clock.instant().plus(KEPT));
    } catch (ParseException e) {
      throw new ProviderException("its description cannot be read: " + e.getMessage(), e);
    }
  }

  private IDTokenValidator tokens(OIDCProviderMetadata metadata) throws ProviderException {
    try {
      JWKSource<SecurityContext> keys =
          JWKSourceBuilder.<SecurityContext>create(
                  metadata.getJWKSetURI().toURL(),
                  url -> new Resource(get(URI.create(url.toString())), "application/json"))
              .cache(KEYS_KEPT_MS, KEYS_WAIT_MS)
              .refreshAheadCache(false)
              .rateLimited(KEYS_WAIT_MS)
              .build();
      return new IDTokenValidator(
          metadata.getIssuer(),
          new ClientID(settings.clientId()),
          new JWSVerificationKeySelector<>(ALGORITHMS, keys),
          null);
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new ProviderException("its keys have no address", e);
    }
  }

  private String get(URI url) throws ProviderException {
    return switch (fetched(url, http.get(checked(url), Map.of("Accept", "application/json")))) {
      case Fetched.Document document when document.good() -> document.body();
      case Fetched.Document document ->
          throw new ProviderException(url + " answers " + document.status());
    };
  }

  /** An address that may be called. */
  URI checked(URI url) throws ProviderException {
    boolean plain = http.settings().plainHttp() && "http".equals(url.getScheme());
    if (!plain && !"https".equals(url.getScheme())) {
      throw new ProviderException(url + " is no https address");
    }
    return url;
  }

  /** What was answered, if anything was. */
  static Fetched.Document fetched(URI url, Fetched fetched) throws ProviderException {
    return switch (fetched) {
      case Fetched.Document document -> document;
      case Fetched.NotFetched(var why) -> throw new ProviderException(url + ": " + why);
    };
  }
}
