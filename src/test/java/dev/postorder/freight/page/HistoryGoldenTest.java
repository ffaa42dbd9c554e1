package dev.postorder.freight.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.change.ChangeStatus;
import dev.postorder.change.ChangeType;
import dev.postorder.freight.Golden;
import dev.postorder.freight.World;
import dev.postorder.freight.wire.Format;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The history entry of every type in every status, in both formats, to the letter. */
final class HistoryGoldenTest {
  private static final Pattern LINK = Pattern.compile("/documents/([A-Za-z0-9_-]{44})\\.pdf");

  private static World world;

  @BeforeAll
  static void start() {
    world = new World();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  static Stream<Arguments> entries() {
    return Arrays.stream(ChangeType.values())
        .flatMap(
            type ->
                Arrays.stream(ChangeStatus.values())
                    .flatMap(
                        status ->
                            Arrays.stream(Format.values())
                                .map(format -> Arguments.of(type, status, format))));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void theEntryIsAsItsGoldenFile(ChangeType type, ChangeStatus status, Format format) {
    String order = world.queued();
    SampleChanges.file(world, order, type, status);
    String answer =
        world
            .call(
                "/v3/orders/history" + (format == Format.JSON ? ".json" : ".xml"),
                world.with(world.session).put("orderID", order))
            .body();
    var link = LINK.matcher(answer);
    boolean linked = link.find();
    assertThat(linked)
        .as("a decided change has a paper, but one of contacts")
        .isEqualTo(status != ChangeStatus.IN_PROGRESS && type != ChangeType.CONTACT_INFO_CHANGE);
    Golden.check(
        "v3/orders/history/" + type.code() + "-" + status.code(),
        format,
        linked ? answer.replace(link.group(1), "${link}") : answer,
        Map.of("url", world.server.wiring().publicUrl().toString()));
  }
}
