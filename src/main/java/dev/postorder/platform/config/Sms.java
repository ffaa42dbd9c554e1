package dev.postorder.platform.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How SMS go out. */
public record Sms(
    @Setting(
            initially = "none",
            help =
                "`smpp`: to an SMS centre; `http`: to a gateway; `mailbox`: into the built-in"
                    + " mailbox at /console/mailbox; `none`: none are formed.")
        Transport transport,
    @Setting(
            help =
                "Whom they come from: the name or number that the operator has registered for you.")
        Optional<String> sender,
    Smpp smpp,
    Http http) {

  /** What carries an SMS. */
  public enum Transport {
    NONE,
    MAILBOX,
    SMPP,
    HTTP
  }

  /** Checks that what carries them is known. */
  public Sms {
    if (transport == Transport.SMPP && (smpp.host().isEmpty() || smpp.systemId().isEmpty())) {
      throw new IllegalArgumentException(
          "sms.transport: smpp needs sms.smpp.host and sms.smpp.system-id");
    }
    if (transport == Transport.HTTP && http.url().isEmpty()) {
      throw new IllegalArgumentException("sms.transport: http needs sms.http.url");
    }
  }

  /** The SMS centre (SMPP 3.4). */
  public record Smpp(
      @Setting(help = "Host of the SMS centre.") Optional<String> host,
      @Setting(initially = "2775", help = "Its port.") int port,
      @Setting(initially = "false", help = "Whether it is spoken to over TLS.") boolean tls,
      @Setting(help = "`system_id`: whom we are there, at most 15 characters.")
          Optional<String> systemId,
      @Setting(help = "Password, at most 8 characters.", secret = true) Optional<String> password,
      @Setting(help = "`system_type`, if it wants one.") Optional<String> systemType,
      @Setting(
              initially = "5",
              help =
                  "Type of number of `sms.sender`: `5` a name, `1` an international number, `3` a"
                      + " short number, `0` unknown.")
          int senderTon,
      @Setting(initially = "0", help = "Numbering plan of `sms.sender`: `1` for numbers.")
          int senderNpi,
      @Setting(initially = "10", help = "How many SMS may wait for its answer at once.") int window,
      @Setting(initially = "10s", help = "How long an answer is waited for, at most `60s`.")
          Duration timeout,
      @Setting(initially = "30s", help = "After how long a silence `enquire_link` is sent.")
          Duration enquireLink,
      @Setting(
              initially = "as-given",
              help =
                  "How its delivery receipts write the id of a message: `as-given` in its answer;"
                      + " `hex-decimal`: the answer is hexadecimal and the receipt decimal;"
                      + " `decimal-hex`.")
          MessageIds messageIds) {
    private static final int NUMBERING = 31;

    /** How an SMS centre writes one id in two places. */
    public enum MessageIds {
      AS_GIVEN,
      HEX_DECIMAL,
      DECIMAL_HEX
    }

    /** Checks lengths and limits. */
    public Smpp {
      if (systemId.orElse("").length() > 15
          || password.orElse("").length() > 8
          || systemType.orElse("").length() > 12) {
        throw new IllegalArgumentException(
            "sms.smpp: a system-id of up to 15, a password of up to 8 and a system-type of up to 12"
                + " characters are expected");
      }
      if (senderTon < 0 || senderTon > 6 || senderNpi < 0 || senderNpi > NUMBERING) {
        throw new IllegalArgumentException(
            "sms.smpp.sender-ton, sms.smpp.sender-npi: 0 to 6 and a numbering plan are expected");
      }
      if (window < 1 || window > 1000) {
        throw new IllegalArgumentException("sms.smpp.window: 1 to 1000 is expected");
      }
      if (timeout.compareTo(Duration.ofMillis(100)) < 0
          || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
        throw new IllegalArgumentException("sms.smpp.timeout: 100ms to 60s is expected");
      }
      if (enquireLink.compareTo(Duration.ofMillis(100)) < 0
          || enquireLink.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException("sms.smpp.enquire-link: 100ms to 1h is expected");
      }
    }

    /** Never shows the password. */
    @Override
    public String toString() {
      return "Smpp[host=" + host + ", port=" + port + ", systemId=" + systemId + "]";
    }
  }

  /** The HTTP gateway. */
  public record Http(
      @Setting(
              help =
                  "Where an SMS is posted, e.g. `https://sms.example.com/send`; may be in a private"
                      + " network.")
          Optional<String> url,
      @Setting(initially = "json", help = "What is posted: `json` or `form`.") Format format,
      @Setting(
              help =
                  "What is posted, with `{phone}`, `{text}`, `{sender}` and `{id}` (the same when"
                      + " an SMS is tried again) in its values. Empty: an object or form of these"
                      + " four.",
              secret = true)
          Optional<String> body,
      @Setting(help = "Value of the `Authorization` header, e.g. `Bearer …`.", secret = true)
          Optional<String> authorization,
      @Setting(help = "Other headers, e.g. `X-Api-Key: …`.", secret = true) List<String> headers,
      @Setting(
              help =
                  "Regular expression that the first 512 bytes of an answer 2xx must match"
                      + " somewhere to mean yes. Empty: any means yes.")
          Optional<String> success,
      @Setting(
              help =
                  "Regular expression whose first group is the gateway's id of the SMS, for the"
                      + " log.")
          Optional<String> messageId,
      @Setting(initially = "8", help = "How many SMS are posted at once.") int atOnce) {

    private static final Pattern HEADER = Pattern.compile("[\\w!#$%&'*+.^`|~-]+:\\s*\\S.*");

    /** What is posted. */
    public enum Format {
      JSON,
      FORM
    }

    /** Checks the URL and the limit. */
    public Http {
      if (url.filter(text -> !web(text)).isPresent()) {
        throw new IllegalArgumentException("sms.http.url: a URL like https://… is expected");
      }
      if (atOnce < 1 || atOnce > 256) {
        throw new IllegalArgumentException("sms.http.at-once: 1 to 256 is expected");
      }
      if (headers.stream().anyMatch(header -> !HEADER.matcher(header).matches())) {
        throw new IllegalArgumentException(
            "sms.http.headers: headers like `X-Api-Key: value`, separated by commas, are expected");
      }
      success.ifPresent(pattern -> check("sms.http.success", pattern));
      messageId.ifPresent(pattern -> check("sms.http.message-id", pattern));
    }

    private static void check(String key, String pattern) {
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(key + ": a regular expression is expected", e);
      }
    }

    private static boolean web(String text) {
      try {
        URI url = URI.create(text);
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
            && url.getHost() != null;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    /** Never shows a secret; the URL may hold one behind its question mark. */
    @Override
    public String toString() {
      return "Http[url=" + url.map(text -> text.split("\\?", 2)[0]) + ", format=" + format + "]";
    }
  }
}
