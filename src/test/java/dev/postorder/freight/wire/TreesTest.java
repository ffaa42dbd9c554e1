package dev.postorder.freight.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What one format says, the other says too. */
final class TreesTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Property(tries = 300)
  void jsonComesBackAsItWas(@ForAll("trees") ObjectNode tree) throws UnreadableBody {
    assertThat(read(Format.JSON, tree)).isEqualTo(tree);
  }

  @Property(tries = 300)
  void xmlComesBackAsItWas(@ForAll("trees") ObjectNode tree) throws UnreadableBody {
    assertThat(read(Format.XML, tree)).isEqualTo(tree);
  }

  @Property(tries = 300)
  void bothFormatsHashAlike(@ForAll("trees") ObjectNode tree) throws UnreadableBody {
    assertThat(BodyHash.of(read(Format.XML, tree))).isEqualTo(BodyHash.of(read(Format.JSON, tree)));
  }

  @Property(tries = 300)
  void anyBytesAreReadOrRefused(@ForAll byte[] body, @ForAll Format format) {
    try {
      assertThat(BodyReader.read(format, body, Optional.empty()).isObject()).isTrue();
    } catch (UnreadableBody e) {
      assertThat(e.complaint()).isNotEmpty();
    }
  }

  private static ObjectNode read(Format format, ObjectNode tree) throws UnreadableBody {
    return BodyReader.read(format, AnswerWriter.write(tree, format, false), Optional.empty());
  }

  /** Trees that both formats can say: objects not empty, arrays of two or more, texts stripped. */
  @Provide
  Arbitrary<ObjectNode> trees() {
    return objects(3);
  }

  private static Arbitrary<ObjectNode> objects(int depth) {
    Arbitrary<String> keys =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(6);
    return Arbitraries.maps(keys, values(depth)).ofMinSize(1).ofMaxSize(4).map(TreesTest::object);
  }

  private static Arbitrary<JsonNode> values(int depth) {
    Arbitrary<JsonNode> texts =
        Arbitraries.strings()
            .withCharRange(' ', '~')
            .withCharRange('А', 'я')
            .withChars("\n\t\u00A0\uFFFD")
            .ofMaxLength(20)
            .map(text -> NODES.stringNode(text.strip()));
    if (depth == 0) {
      return texts;
    }
    Arbitrary<JsonNode> nested = objects(depth - 1).map(node -> node);
    Arbitrary<JsonNode> arrays =
        Arbitraries.oneOf(List.of(texts, nested))
            .list()
            .ofMinSize(2)
            .ofMaxSize(3)
            .map(items -> NODES.arrayNode().addAll(items));
    return Arbitraries.oneOf(List.of(texts, nested, arrays));
  }

  private static ObjectNode object(Map<String, JsonNode> values) {
    ObjectNode node = NODES.objectNode();
    values.forEach(node::set);
    return node;
  }
}
