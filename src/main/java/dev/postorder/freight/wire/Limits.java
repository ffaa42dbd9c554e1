package dev.postorder.freight.wire;

/** Limits on bodies (freight specification, section 1). */
public final class Limits {
  /** The largest body, in bytes. */
  public static final int BODY = 1024 * 1024;

  /** How deep objects and arrays may nest. */
  public static final int DEPTH = 32;

  /** How many ids a multi-request may join. */
  public static final int REQUEST_IDS = 1000;

  private Limits() {}
}
