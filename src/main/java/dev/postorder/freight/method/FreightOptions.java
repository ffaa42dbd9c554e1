package dev.postorder.freight.method;

import dev.postorder.platform.config.Language;
import java.net.URI;
import java.time.ZoneId;

/**
 * How the freight face answers.
 *
 * @param publicUrl where clients reach this server, without a slash at the end; links begin with it
 * @param zone of all dates in answers
 * @param language of the history pages
 * @param extensions whether answers carry the extensions unasked (section 9)
 * @param strictParties whether orders must hold what the original demands of parties
 * @param publicTracking whether orders can be tracked by number without a session (section 8)
 */
public record FreightOptions(
    URI publicUrl,
    ZoneId zone,
    Language language,
    boolean extensions,
    boolean strictParties,
    boolean publicTracking) {

  /** The page of an error code. */
  public String link(int code) {
    return publicUrl + "/docs/errors#error_" + code;
  }
}
