package dev.postorder.platform.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How PostgreSQL's programs are run, which refuse to run as root.
 *
 * @param prefix what is put in front of a command; empty for an ordinary user
 * @param owner the user id that must own the cluster; empty to leave it
 */
record RunAs(List<String> prefix, Optional<Integer> owner) {
  private static final Path USERS = Path.of("/etc/passwd");

  private record Other(int user, int group) {}

  /**
   * An ordinary user runs them as they are. Root runs them in a user namespace of their own, where
   * root's files are theirs and root's powers are not; where namespaces are forbidden, as the user
   * postgres or nobody.
   */
  static RunAs current() throws IOException, InterruptedException {
    Path self = Path.of("/proc/self");
    if (!Files.exists(self) || !Files.getAttribute(self, "unix:uid").equals(0)) {
      return new RunAs(List.of(), Optional.empty());
    }
    if (Command.succeeds(List.of("unshare", "-U", "true"))) {
      return new RunAs(List.of("unshare", "-U"), Optional.of(0));
    }
    Other other = otherUser();
    var setpriv =
        List.of(
            "setpriv",
            "--reuid=" + other.user(),
            "--regid=" + other.group(),
            "--clear-groups",
            "--");
    if (!Command.succeeds(prefixed(setpriv, List.of("true")))) {
      throw new DatabaseException(
          "PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' works here."
              + " Run Postorder as an ordinary user, or set database.url.");
    }
    return new RunAs(setpriv, Optional.of(other.user()));
  }

  /** The command as it must be started. */
  List<String> command(List<String> command) {
    return prefixed(prefix, command);
  }

  /** Lets that user use the programs and write into the data directory. */
  void admit(Path data, Path programs, Path log) throws IOException {
    if (owner.isPresent()) {
      give(data);
      own(programs);
      own(log);
    }
  }

  /** Gives a file or a whole directory to the user that PostgreSQL runs as. */
  void own(Path path) throws IOException {
    if (owner.isEmpty()
        || !Files.exists(path)
        || owner.get().equals(Files.getAttribute(path, "unix:uid"))) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            give(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed)
              throws IOException {
            give(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void give(Path file) throws IOException {
    Files.setAttribute(file, "unix:uid", owner.orElseThrow(), LinkOption.NOFOLLOW_LINKS);
  }

  private static Other otherUser() throws IOException {
    for (String name : List.of("postgres", "nobody")) {
      try (Stream<String> users = Files.lines(USERS)) {
        Optional<String> user = users.filter(line -> line.startsWith(name + ":")).findFirst();
        if (user.isPresent()) {
          String[] fields = user.get().split(":", -1);
          return new Other(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
        }
      }
    }
    return new Other(65534, 65534);
  }

  private static List<String> prefixed(List<String> prefix, List<String> command) {
    var whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }
}
