package dev.postorder.platform.logging;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** Hands what libraries tell the JDK's own log over to ours; warnings and worse. */
final class SystemLog extends Handler {
  private static final SimpleFormatter MESSAGES = new SimpleFormatter();

  private SystemLog() {}

  /**
   * Replaces the JDK's handlers.
   *
   * @param all whether also what is no warning
   */
  static void forward(boolean all) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(all ? Level.INFO : Level.WARNING);
    root.addHandler(new SystemLog());
  }

  @Override
  public void publish(LogRecord told) {
    String name = told.getLoggerName() == null ? "jdk" : told.getLoggerName();
    org.slf4j.event.Level level =
        told.getLevel().intValue() >= Level.SEVERE.intValue()
            ? org.slf4j.event.Level.ERROR
            : org.slf4j.event.Level.WARN;
    LoggerFactory.getLogger(name)
        .makeLoggingEventBuilder(level)
        .setCause(told.getThrown())
        .log(MESSAGES.formatMessage(told));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
