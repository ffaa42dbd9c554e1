package dev.postorder.notify.sms;

import dev.postorder.notify.Result;
import dev.postorder.platform.config.Sms.Http;
import dev.postorder.platform.outgoing.Exchange;
import dev.postorder.platform.outgoing.OutgoingHttp;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Posts each SMS to an HTTP gateway. */
final class HttpGateway implements SmsTransport {
  private static final String JSON =
      "{\"phone\":\"{phone}\",\"text\":\"{text}\",\"sender\":\"{sender}\",\"id\":\"{id}\"}";
  private static final String FORM = "phone={phone}&text={text}&sender={sender}&id={id}";

  private static final Pattern STATUS = Pattern.compile("^HTTP \\d{3} ?");

  private final OutgoingHttp http;
  private final Http settings;
  private final URI url;
  private final String sender;
  private final GatewayBody body;
  private final Map<String, String> headers;
  private final Optional<Pattern> success;
  private final Optional<Pattern> messageId;

  /**
   * Posts with this client, which is closed with it.
   *
   * @throws IllegalArgumentException if the body's template or a header cannot be used
   */
  HttpGateway(OutgoingHttp http, Http settings, String sender) {
    this.http = http;
    this.settings = settings;
    this.url = URI.create(settings.url().orElseThrow());
    this.sender = sender;
    this.body =
        switch (settings.format()) {
          case JSON -> GatewayBody.json(settings.body().orElse(JSON));
          case FORM -> GatewayBody.form(settings.body().orElse(FORM));
        };
    this.headers = headers(settings);
    this.success = settings.success().map(Pattern::compile);
    this.messageId = settings.messageId().map(Pattern::compile);
  }

  private static Map<String, String> headers(Http settings) {
    var headers = new HashMap<String, String>();
    for (String header : settings.headers()) {
      int colon = header.indexOf(':');
      headers.put(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
    }
    settings.authorization().ifPresent(value -> headers.put("Authorization", value));
    return Map.copyOf(headers);
  }

  @Override
  public String state() {
    return "http " + url.getScheme() + "://" + url.getAuthority() + url.getPath();
  }

  @Override
  public int atOnce() {
    return settings.atOnce();
  }

  @Override
  public Result send(Sms sms) {
    byte[] filled =
        body.fill(
            Map.of(
                "phone", sms.to().digits(),
                "text", String.join("", sms.text().segments()),
                "sender", sender,
                "id", sms.id().toString()));
    return switch (http.post(url, headers, filled, body.contentType())) {
      case Exchange.Answered answer -> result(answer);
      case Exchange.NotAnswered(String why) -> new Result.Unreachable(why);
    };
  }

  /** Refusals of us, not of the SMS, end when the settings are mended or the bill is paid. */
  private Result result(Exchange.Answered answer) {
    return switch (answer.status()) {
      case 401, 402, 403, 407 -> new Result.Refused(answer.text(), answer.retryAfter());
      case 408, 425, 429 -> new Result.Unreachable(answer.text(), answer.retryAfter());
      default ->
          switch (answer.status() / 100) {
            case 2 -> accepted(answer);
            case 4 -> new Result.Rejected(answer.text());
            case 5 -> new Result.Unreachable(answer.text(), answer.retryAfter());
            default -> new Result.Refused(answer.text());
          };
    };
  }

  private Result accepted(Exchange.Answered answer) {
    String said = STATUS.matcher(answer.text()).replaceFirst("");
    if (success.filter(pattern -> !pattern.matcher(said).find()).isPresent()) {
      return new Result.Refused(answer.text());
    }
    return new Result.Sent(id(said).map(id -> "accepted as " + id).orElse(answer.text()));
  }

  private Optional<String> id(String said) {
    return messageId
        .map(pattern -> pattern.matcher(said))
        .filter(Matcher::find)
        .filter(matcher -> matcher.groupCount() > 0)
        .flatMap(matcher -> Optional.ofNullable(matcher.group(1)));
  }

  @Override
  public boolean reports() {
    return false;
  }

  @Override
  public void close() {
    http.close();
  }
}
