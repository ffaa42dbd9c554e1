package dev.postorder.command;

import dev.postorder.platform.config.ConfigurationException;
import dev.postorder.platform.database.DatabaseException;
import java.net.BindException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in plain words why a command failed: 2 for what the user can mend, else 1. */
final class Failures implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    if (failure instanceof ConfigurationException) {
      return say(command, "The configuration cannot be used:\n" + failure.getMessage(), 2);
    }
    if (failure instanceof DatabaseException || failure instanceof IllegalArgumentException) {
      return say(command, String.valueOf(failure.getMessage()), 1);
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return say(
            command,
            "The server cannot listen: %s. Is the port taken? Choose another one with --port."
                .formatted(cause.getMessage()),
            1);
      }
    }
    LOG.error("The command failed", failure);
    return 1;
  }

  private static int say(CommandLine command, String text, int exit) {
    command.getErr().println(text);
    command.getErr().flush();
    return exit;
  }
}
