import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs google-java-format over the sources: {@code Format.java <formatter.jar> --check|--replace}.
 */
final class Format {
  public static void main(String[] args) throws IOException, InterruptedException {
    boolean replace = args[1].equals("--replace");
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-XX:+UseSerialGC");
    for (String part : List.of("api", "code", "file", "parser", "tree", "util")) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-jar", args[0]));
    command.addAll(replace ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    for (String root : List.of("src", "bench", "build")) {
      if (Files.isDirectory(Path.of(root))) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
          files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(command::add);
        }
      }
    }
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0 && !replace) {
      System.err.println(
          "Not formatted: the files above. Mend: mvn process-sources -Dformat=--replace");
    }
    System.exit(exit);
  }
}
