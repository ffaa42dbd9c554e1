package dev.postorder;

import dev.postorder.access.OperatorRole;
import dev.postorder.access.oidc.OidcSettings;
import dev.postorder.access.oidc.OpenId;
import dev.postorder.access.oidc.RoleMapping;
import dev.postorder.access.operator.FederatedSignIn;
import dev.postorder.access.operator.OperatorSessions;
import dev.postorder.access.operator.Operators;
import dev.postorder.calllog.CallLog;
import dev.postorder.console.SessionEntrance;
import dev.postorder.console.access.Federation;
import dev.postorder.platform.config.Oidc;
import dev.postorder.platform.config.Outgoing;
import dev.postorder.platform.outgoing.OutgoingHttp;
import dev.postorder.platform.outgoing.OutgoingSettings;
import dev.postorder.platform.outgoing.Reachable;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Signing in by an OpenID provider, where one is configured. */
final class OidcParts implements AutoCloseable {
  private final OutgoingHttp http;
  private final Federation federation;

  private OidcParts(OutgoingHttp http, Federation federation) {
    this.http = http;
    this.federation = federation;
  }

  /**
   * Puts it together.
   *
   * @param publicUrl where browsers reach the server
   * @return empty when no issuer is set
   */
  static Optional<OidcParts> of(
      Jdbi jdbi,
      Clock clock,
      CallLog callLog,
      Operators operators,
      OperatorSessions sessions,
      Oidc settings,
      Outgoing outgoing,
      URI publicUrl) {
    return settings
        .issuer()
        .map(
            issuer -> {
              var http = new OutgoingHttp(reaching(settings, outgoing), Settings.trusted());
              var signIn =
                  new FederatedSignIn(
                      jdbi,
                      callLog,
                      operators,
                      sessions,
                      settings.roleClaim().isPresent(),
                      settings.addUnknown());
              return new OidcParts(
                  http,
                  new Federation(
                      new OpenId(http, clock, settings(issuer, settings, publicUrl)),
                      signIn,
                      "https".equalsIgnoreCase(publicUrl.getScheme()),
                      settings.label()));
            });
  }

  /** The provider's networks are for it alone: webhooks do not get there. */
  private static OutgoingSettings reaching(Oidc settings, Outgoing outgoing) {
    OutgoingSettings others = Settings.outgoingSettings(outgoing);
    return new OutgoingSettings(
        new Reachable(
            Stream.concat(outgoing.allowedNetworks().stream(), settings.allowedNetworks().stream())
                .toList()),
        others.plainHttp(),
        others.connectTimeout(),
        others.timeout(),
        others.perHost());
  }

  private static OidcSettings settings(String issuer, Oidc settings, URI publicUrl) {
    return new OidcSettings(
        issuer,
        settings.clientId().orElseThrow(),
        settings.clientSecret(),
        settings.scopes(),
        URI.create(publicUrl + SessionEntrance.SIGN_IN + "/oidc/callback"),
        settings.nameClaim(),
        new RoleMapping(
            settings.roleClaim(),
            Map.of(
                OperatorRole.VIEWER, settings.viewers(),
                OperatorRole.OPERATOR, settings.operators(),
                OperatorRole.ADMINISTRATOR, settings.administrators())));
  }

  Federation federation() {
    return federation;
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    http.close();
  }
}
