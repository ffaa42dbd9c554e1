package dev.postorder.travel;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * XML as lines that can be compared: one for each element, text and attribute, with its path.
 * Prefixes count where they are {@code soap}; white space between elements and the order of
 * attributes do not. Values that must differ from call to call are named, and replaced by their
 * name when they have the form they should have.
 */
final class XmlLines {
  private static final String DATE_TIME =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}\\+03:00";
  private static final Map<String, Pattern> DIFFERING =
      Map.of(
          "@ResponseDate", Pattern.compile(DATE_TIME),
          "@SessionID", Pattern.compile("[A-Z][A-Z0-9]{11}"),
          "@IP", Pattern.compile("[0-9.:a-f]+"),
          "@WebSite", Pattern.compile("http://.+:\\d+"),
          "DateCreate", Pattern.compile(DATE_TIME),
          "@DateCreate", Pattern.compile(DATE_TIME),
          "@DateChange", Pattern.compile(DATE_TIME),
          "TokenValue", Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
          "DateValid", Pattern.compile(DATE_TIME),
          "Url", Pattern.compile("http://.+:\\d+/documents/[-_0-9A-Za-z]{44}\\.pdf"));
  private static final Pattern WAIT = Pattern.compile("через \\d+ с$");

  private final List<String> lines = new ArrayList<>();

  private XmlLines() {}

  static List<String> of(String xml) throws Exception {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    var all = new XmlLines();
    all.add("", document.getDocumentElement());
    return all.lines;
  }

  private void add(String parent, Element element) {
    String prefix = "soap".equals(element.getPrefix()) ? "soap:" : "";
    String path = parent + "/" + prefix + element.getLocalName();
    lines.add(path + " in " + element.getNamespaceURI());
    var attributes = new TreeMap<String, String>();
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      if (!attribute.getNodeName().equals("xmlns")) {
        attributes.put(attribute.getNodeName(), attribute.getNodeValue());
      }
    }
    attributes.forEach(
        (name, value) -> lines.add(path + "/@" + name + " = " + named("@" + name, value)));
    var text = new StringBuilder();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        add(path, inner);
      } else {
        text.append(child.getTextContent());
      }
    }
    if (!text.toString().isBlank()) {
      lines.add(path + " = " + named(element.getLocalName(), text.toString().strip()));
    }
  }

  private static String named(String name, String value) {
    Pattern form = DIFFERING.get(name);
    return form != null && form.matcher(value).matches()
        ? "(differs)"
        : WAIT.matcher(value).replaceFirst("через N с");
  }
}
