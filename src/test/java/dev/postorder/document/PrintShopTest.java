package dev.postorder.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postorder.platform.config.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class PrintShopTest {
  private static final Paper PAPER =
      new Paper(
          Language.RU, "Ёлка № 1", "«₽»", "12", List.of(), "<p>a</p>", List.of(), Instant.EPOCH);

  @Test
  void whoFindsNoRoomIsToldSoAndTheOthersGetTheirPapers() throws Exception {
    try (var shop = new PrintShop(1, 1);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var printed = new ArrayList<Future<Optional<byte[]>>>();
      for (int i = 0; i < 20; i++) {
        printed.add(callers.submit(() -> shop.print(PAPER)));
      }
      int papers = 0;
      for (Future<Optional<byte[]>> one : printed) {
        papers += one.get().isPresent() ? 1 : 0;
      }
      assertThat(papers).isBetween(1, 19);
      assertThat(shop.print(PAPER)).isPresent();
    }
  }
}
