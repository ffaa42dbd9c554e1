package dev.postorder.travel;

import dev.postorder.platform.http.Request;
import java.nio.charset.Charset;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** From a POST to a message for an operation (travel specification, section 2). */
final class Decoder {
  private static final int BAD_REQUEST = 400;
  private static final int CONTENT_TOO_LARGE = 413;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;

  private final Service service;

  Decoder(Service service) {
    this.service = service;
  }

  Decoded decode(Request request) {
    if (request.tooLarge()) {
      return new Decoded.Unreadable(CONTENT_TOO_LARGE, "body too large");
    }
    var media = MediaType.parse(request.headers().first("Content-Type").orElse(""));
    Optional<SoapVersion> byMedia = version(media);
    Optional<Charset> charset;
    try {
      charset = media.charset().map(Charset::forName);
    } catch (IllegalArgumentException e) {
      return unsupported(media);
    }
    if (byMedia.isEmpty()) {
      return unsupported(media);
    }
    try {
      var reader = EnvelopeReader.open(request.body(), charset, service.namespace());
      SoapVersion version = reader.version().orElse(byMedia.get());
      if (version == SoapVersion.V11 && byMedia.get() == SoapVersion.V12) {
        return unsupported(media);
      }
      return decode(reader, version, media, request);
    } catch (XMLStreamException e) {
      return new Decoded.Unreadable(BAD_REQUEST, "malformed XML");
    }
  }

  private Decoded decode(
      EnvelopeReader reader, SoapVersion version, MediaType media, Request request)
      throws XMLStreamException {
    Optional<Operation> operation = Optional.empty();
    try {
      Envelope envelope = reader.read();
      Operation to = service.route(envelope, media, request.headers().first("SOAPAction"));
      operation = Optional.of(to);
      if (envelope.notUnderstood().isPresent()) {
        throw SoapFault.of(
            SoapFault.Code.MUST_UNDERSTAND,
            "SOAP header " + envelope.notUnderstood().get() + " was not understood.");
      }
      return new Decoded.Message(to, envelope.addressedTo(to.element()));
    } catch (SoapFault fault) {
      return new Decoded.Refused(version, operation, fault);
    }
  }

  private static Optional<SoapVersion> version(MediaType media) {
    for (SoapVersion version : SoapVersion.values()) {
      if (version.mediaType().equals(media.type())) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  private static Decoded unsupported(MediaType media) {
    return new Decoded.Unreadable(
        UNSUPPORTED_MEDIA_TYPE, "content type not supported: " + media.type());
  }
}
