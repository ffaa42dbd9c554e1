package dev.postorder.travel;

import java.util.Optional;

/** The two versions of SOAP; an answer has the version of its request's envelope. */
enum SoapVersion {
  V11("http://schemas.xmlsoap.org/soap/envelope/", "text/xml", "actor"),
  V12("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml", "role");

  private final String namespace;
  private final String mediaType;
  private final String target;

  SoapVersion(String namespace, String mediaType, String target) {
    this.namespace = namespace;
    this.mediaType = mediaType;
    this.target = target;
  }

  /** The namespace of its Envelope. */
  String namespace() {
    return namespace;
  }

  /** The media type of its answers. */
  String mediaType() {
    return mediaType;
  }

  /** The attribute that names the node a header entry is meant for. */
  String target() {
    return target;
  }

  /** The version of an Envelope's namespace. */
  static Optional<SoapVersion> of(String namespace) {
    for (SoapVersion version : values()) {
      if (version.namespace.equals(namespace)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }
}
