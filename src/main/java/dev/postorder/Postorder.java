package dev.postorder;

import dev.postorder.command.RootCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** The program: {@code postorder serve|demo|admin|backup|restore|version|help}. */
public final class Postorder {
  private Postorder() {}

  /** Runs one command; the exit code is 0, 1 for a failure, or 2 for a wrong use of the command. */
  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    System.exit(
        RootCommand.commandLine(Clock.systemUTC(), System.getenv(), out, err).execute(args));
  }

  /** Russian texts are UTF-8 whatever the locale of the terminal says. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
