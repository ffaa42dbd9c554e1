package dev.postorder.platform.database;

import java.util.Locale;

/** What a data directory is for. */
public enum DataKind {
  /** Made by {@code demo}: known passwords, invented data. */
  DEMO,
  /** Made by {@code serve}: real data. */
  SERVE;

  /** The command of this kind, as written in the kind file. */
  public String command() {
    return name().toLowerCase(Locale.ROOT);
  }
}
