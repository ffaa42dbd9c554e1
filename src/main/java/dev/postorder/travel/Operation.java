package dev.postorder.travel;

import javax.xml.namespace.QName;

/**
 * An operation of a service.
 *
 * @param element the first element of the Body; its local name is the operation's name
 * @param action the SOAPAction
 * @param authenticated whether it needs a token in the AuthHeader
 */
record Operation(QName element, String action, boolean authenticated, Method method) {

  /** The action is the namespace and the name, joined by a slash. */
  static Operation of(String namespace, String name, boolean authenticated, Method method) {
    String action = namespace + (namespace.endsWith("/") ? "" : "/") + name;
    return new Operation(new QName(namespace, name), action, authenticated, method);
  }

  /** The name, e.g. {@code Renotify}. */
  String name() {
    return element.getLocalPart();
  }
}
