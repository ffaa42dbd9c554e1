package dev.postorder.notify;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What a class tells the server's log meanwhile; tests beside this one may have it tell more. */
final class Told extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final Logger logger;

  Told(Class<?> teller) {
    logger = (Logger) LoggerFactory.getLogger(teller);
    logger.setLevel(Level.INFO);
    start();
    logger.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  /** The levels of what was told of an id, each with {@code !} where a stack trace came with it. */
  List<String> of(long id) {
    return events.stream()
        .filter(event -> event.getFormattedMessage().contains(" " + id + " "))
        .map(event -> event.getLevel() + (event.getThrowableProxy() == null ? "" : "!"))
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setLevel(null);
  }
}
