package dev.postorder.platform.database;

/** Which database to open. */
public sealed interface DatabaseSettings {
  /** The most connections that the pool keeps. */
  int connections();

  /** The server's own PostgreSQL in a data directory that this process holds. */
  record Embedded(DataDirectory directory, int connections) implements DatabaseSettings {}

  /** A PostgreSQL that somebody else runs, 15 or newer. */
  record External(DatabaseAddress address, int connections) implements DatabaseSettings {}
}
