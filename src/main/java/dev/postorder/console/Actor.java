package dev.postorder.console;

/** Who did something, as histories name him. */
public final class Actor {
  private Actor() {}

  /** {@code user:anna@example.org} as «user anna@example.org»; a rule by its name. */
  public static String said(String actor, Words words) {
    int colon = actor.indexOf(':');
    String kind = "actor." + (colon < 0 ? actor : actor.substring(0, colon));
    return words.has(kind)
        ? words.say(kind, colon < 0 ? "" : actor.substring(colon + 1)).strip()
        : actor;
  }
}
