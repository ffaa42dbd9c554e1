package dev.postorder.console.access;

import dev.postorder.access.oidc.OidcFlow;
import dev.postorder.access.oidc.OidcResult;
import dev.postorder.access.oidc.OpenId;
import dev.postorder.console.Query;
import dev.postorder.console.SessionCookie;
import dev.postorder.platform.http.Request;
import dev.postorder.platform.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way of a browser to the OpenID provider and back. A cookie of ten minutes holds the flow's
 * secret, what it is for, and where to go on.
 *
 * @param label what the provider is called on pages
 */
record OidcJourney(OpenId openId, SessionCookie cookie, String label) {
  private static final Duration AGE = Duration.ofMinutes(10);
  private static final Pattern VALUE =
      Pattern.compile("([0-9a-f-]{36})\\.(enter|bind)\\.((?:[0-9a-f]{2}){0,1000})");
  private static final int LONGEST_NEXT = 1000;

  /** What somebody goes to the provider for. */
  enum Purpose {
    /** He signs in. */
    ENTER,
    /** He is signed in, and lets himself be known. */
    BIND;

    String code() {
      return this == ENTER ? "enter" : "bind";
    }
  }

  /**
   * What the cookie holds.
   *
   * @param next where to go on
   */
  record Begun(OidcFlow flow, String purpose, String next) {
    boolean is(Purpose wanted) {
      return purpose.equals(wanted.code());
    }
  }

  /** A flow that begins. */
  Begun begin(Purpose purpose, String next) {
    boolean fits = next.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NEXT;
    return new Begun(OidcFlow.begin(), purpose.code(), fits ? next : "");
  }

  /** Where the browser goes with it. */
  OpenId.Way way(Begun begun) {
    return openId.way(begun.flow());
  }

  /** Gives the browser what it shows when it comes back. */
  Response remember(Response response, Begun begun) {
    String next = HexFormat.of().formatHex(begun.next().getBytes(StandardCharsets.UTF_8));
    return cookie.write(response, begun.flow().secret() + "." + begun.purpose() + "." + next, AGE);
  }

  /** The flow that the browser began and now comes back from; empty: another one did. */
  Optional<Begun> back(Request request) {
    byte[] state =
        Query.parse(request.query()).get("state").orElse("").getBytes(StandardCharsets.UTF_8);
    return cookie
        .read(request)
        .map(VALUE::matcher)
        .filter(Matcher::matches)
        .map(
            value ->
                new Begun(
                    new OidcFlow(value.group(1)),
                    value.group(2),
                    new String(HexFormat.of().parseHex(value.group(3)), StandardCharsets.UTF_8)))
        .filter(
            begun ->
                MessageDigest.isEqual(
                    begun.flow().state().getBytes(StandardCharsets.UTF_8), state));
  }

  /** Who comes back. */
  OidcResult who(Request request, Begun begun) {
    Query query = Query.parse(request.query());
    Optional<String> code = query.get("code");
    return query.get("error").isPresent() || code.isEmpty()
        ? new OidcResult.Denied(
            query.get("error").orElse("no code")
                + query.get("error_description").map(text -> ": " + text).orElse(""))
        : openId.who(begun.flow(), code.get());
  }
}
