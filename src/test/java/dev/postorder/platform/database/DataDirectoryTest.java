package dev.postorder.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use a data directory. */
class DataDirectoryTest {
  @TempDir private Path parent;

  @Test
  void isCreatedForItsOwnerOnly() throws IOException {
    Path path = parent.resolve("a/b");
    try (var directory = DataDirectory.open(path, DataKind.SERVE)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
      assertThat(directory.path()).isEqualTo(path.toRealPath());
    }
  }

  @Test
  void aSecondHolderInThisProcessIsRefusedAndDoesNotBreakTheLock() throws Exception {
    try (var directory = DataDirectory.open(parent, DataKind.SERVE)) {
      assertThatThrownBy(() -> DataDirectory.open(parent, DataKind.SERVE))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining(directory.path().toString());
      directory.announce(8080);
      assertThat(Child.run(HoldDirectory.class, parent.toString()).output())
          .contains("is in use by another server")
          .contains(directory.path().toString())
          .contains("pid " + ProcessHandle.current().pid() + ", port 8080");
    }
    assertThat(Child.run(HoldDirectory.class, parent.toString()).output()).contains("held");
  }

  @Test
  void serveRefusesADirectoryOfDemo() {
    DataDirectory.open(parent, DataKind.DEMO).close();
    assertThatThrownBy(() -> DataDirectory.open(parent, DataKind.SERVE))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("was made by 'demo'");
    DataDirectory.open(parent, DataKind.DEMO).close();
  }

  /** Run in a JVM of its own: takes the directory, or says why not. */
  static final class HoldDirectory {
    private HoldDirectory() {}

    public static void main(String[] args) {
      try (var directory = DataDirectory.open(Path.of(args[0]), DataKind.SERVE)) {
        System.out.println("held " + directory.path());
      } catch (DatabaseException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
