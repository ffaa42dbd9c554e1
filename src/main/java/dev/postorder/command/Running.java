package dev.postorder.command;

import dev.postorder.Wiring;
import dev.postorder.platform.config.Configuration;
import dev.postorder.platform.database.DataKind;
import dev.postorder.platform.database.Installation;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A whole server with its data; closing drains it and stops everything in order. */
final class Running implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private final Installation installation;
  private final Wiring wiring;

  private Running(Installation installation, Wiring wiring) {
    this.installation = installation;
    this.wiring = wiring;
  }

  /** Starts it; when it returns, the server answers. */
  static Running start(Configuration configuration, DataKind kind) {
    Installation installation = Installation.open(configuration, kind);
    try {
      Wiring wiring = Wiring.start(configuration, installation.database(), Clock.systemUTC());
      installation.announce(wiring.port());
      LOG.info("Serving at {}", wiring.publicUrl());
      return new Running(installation, wiring);
    } catch (RuntimeException e) {
      installation.close();
      throw e;
    }
  }

  Wiring wiring() {
    return wiring;
  }

  @Override
  public void close() {
    LOG.info("Stopping");
    try {
      wiring.close();
    } finally {
      installation.close();
    }
    LOG.info("Stopped");
  }
}
