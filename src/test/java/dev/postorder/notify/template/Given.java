package dev.postorder.notify.template;

import dev.postorder.change.ChangeType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Templates as the server has them. */
public final class Given {
  public static final Titles TITLES =
      (type, language) -> ChangeType.of(type).map(known -> known.title(language));

  private Given() {}

  public static Templates builtIn() {
    return new Templates(Optional.empty(), Clock.systemUTC(), TITLES, "ООО «Быстрый груз»");
  }

  static Templates in(Path directory, Clock clock) {
    return new Templates(Optional.of(directory), clock, TITLES, "ООО «Быстрый груз»");
  }
}
