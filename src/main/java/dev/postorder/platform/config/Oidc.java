package dev.postorder.platform.config;

import dev.postorder.platform.http.Network;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Signing in at the console by an OpenID provider. */
public record Oidc(
    @Setting(
            help =
                "The provider's issuer, exactly as it calls itself, e.g."
                    + " `https://id.example.com/realms/carrier`. Empty: nobody signs in by one.")
        Optional<String> issuer,
    @Setting(help = "What the provider knows this server as.") Optional<String> clientId,
    @Setting(help = "The secret of a confidential client; empty for a public one.", secret = true)
        Optional<String> clientSecret,
    @Setting(initially = "openid, profile, email", help = "The scopes that are asked for.")
        List<String> scopes,
    @Setting(initially = "OpenID", help = "What the button calls the provider.") String label,
    @Setting(
            initially = "preferred_username",
            help = "The claim that names a new operator; an e-mail address takes its place.")
        String nameClaim,
    @Setting(
            help =
                "The claim that says what an operator may do, at each sign-in, e.g. `groups` or"
                    + " `realm_access.roles`. Empty: administrators say it here, new ones are"
                    + " viewers.")
        Optional<String> roleClaim,
    @Setting(help = "Values of that claim that make a viewer.") List<String> viewers,
    @Setting(help = "Values that make an operator.") List<String> operators,
    @Setting(help = "Values that make an administrator; the highest role counts.")
        List<String> administrators,
    @Setting(
            initially = "false",
            help =
                "Whether somebody whom the provider sends and nobody has connected with an operator"
                    + " becomes a new one.")
        boolean addUnknown,
    @Setting(
            help =
                "Networks where the provider may be, beside the public Internet and"
                    + " `outgoing.allowed-networks`.")
        List<Network> allowedNetworks) {

  /** Checks that what belongs together is there. */
  public Oidc {
    if (issuer.isPresent() && clientId.isEmpty()) {
      throw new IllegalArgumentException("console.oidc.client-id: a value is expected");
    }
    if (issuer.filter(Oidc::address).isEmpty() && issuer.isPresent()) {
      throw new IllegalArgumentException(
          "console.oidc.issuer: a URL without query is expected, e.g. https://id.example.com");
    }
    boolean mapped =
        Stream.of(viewers, operators, administrators).anyMatch(list -> !list.isEmpty());
    if (roleClaim.isPresent() != mapped) {
      throw new IllegalArgumentException(
          "console.oidc.role-claim: the claim and values for at least one role are expected, or"
              + " neither");
    }
    if (!scopes.contains("openid")) {
      throw new IllegalArgumentException("console.oidc.scopes: openid is expected among them");
    }
  }

  private static boolean address(String text) {
    try {
      var url = URI.create(text);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      return web && url.getHost() != null && url.getQuery() == null && url.getFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "Oidc[issuer=" + issuer + ", clientId=" + clientId + "]";
  }
}
