package dev.postorder.travel;

import java.util.List;
import java.util.Optional;
import javax.xml.namespace.QName;

/**
 * A SOAP message, taken apart.
 *
 * @param token the Token of the AuthHeader
 * @param notUnderstood a header entry that must be understood and is not known
 * @param payload the first element of the Body
 * @param parameters what the payload holds in the service's namespace
 */
record Envelope(
    SoapVersion version,
    Optional<String> token,
    Optional<String> notUnderstood,
    Optional<QName> payload,
    List<Parameter> parameters) {

  /** The first parameter of this name. */
  Optional<Parameter> parameter(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  /** This message for a method that was named by an action: another payload holds no parameters. */
  Envelope addressedTo(QName element) {
    return payload.filter(element::equals).isPresent()
        ? this
        : new Envelope(version, token, notUnderstood, payload, List.of());
  }
}
