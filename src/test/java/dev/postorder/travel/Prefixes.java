package dev.postorder.travel;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;

/** Prefixes for XPath. */
record Prefixes(Map<String, String> namespaces) implements NamespaceContext {
  @Override
  public String getNamespaceURI(String prefix) {
    return namespaces.getOrDefault(prefix, XMLConstants.NULL_NS_URI);
  }

  @Override
  public String getPrefix(String uri) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterator<String> getPrefixes(String uri) {
    return Collections.emptyIterator();
  }
}
