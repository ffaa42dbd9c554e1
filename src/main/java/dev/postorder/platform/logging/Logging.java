package dev.postorder.platform.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.postorder.platform.config.Configuration;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Sets the log up without a file: lines on the standard error stream. Logback finds this class by
 * itself; until {@link #use} is called, plain lines of weight INFO and above are written.
 */
public final class Logging extends ContextAwareBase implements Configurator {
  private static final String PLAIN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{20} %msg%n%ex";

  /** Libraries that talk while all is well. */
  private static final List<String> TALKATIVE =
      List.of(
          "com.zaxxer.hikari",
          "org.flywaydb",
          "com.github.kagkarlsson",
          "io.helidon",
          "com.tngtech.archunit");

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    apply(
        context,
        new Configuration.Log(Configuration.Log.Format.PLAIN, Configuration.Log.Level.INFO));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /** Writes from now on as configured. */
  public static void use(Configuration.Log settings) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      apply(context, settings);
    }
  }

  private static void apply(LoggerContext context, Configuration.Log settings) {
    SystemLog.forward(settings.level() == Configuration.Log.Level.DEBUG);
    Encoder<ILoggingEvent> encoder =
        switch (settings.format()) {
          case PLAIN -> plain(context);
          case JSON -> started(context, new JsonEncoder());
        };
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
    root.setLevel(Level.toLevel(settings.level().name()));
    for (String name : TALKATIVE) {
      context.getLogger(name).setLevel(Level.WARN);
    }
    context.getLogger("io.helidon.webserver.LoomServer").setLevel(Level.OFF); // HttpServer throws
    context.getLogger("org.jsmpp").setLevel(Level.OFF); // its exceptions are told by who sends SMS
  }

  private static Encoder<ILoggingEvent> plain(LoggerContext context) {
    var encoder = new PatternLayoutEncoder();
    encoder.setPattern(PLAIN);
    return started(context, encoder);
  }

  private static <E extends EncoderBase<ILoggingEvent>> E started(
      LoggerContext context, E encoder) {
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }
}
