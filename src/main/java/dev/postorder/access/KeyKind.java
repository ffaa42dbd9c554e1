package dev.postorder.access;

/** The two kinds of keys that programs carry. */
public enum KeyKind {
  /** A client program of the freight face; its key is the appkey. */
  APPLICATION("application"),
  /** A program or operator of the back office. */
  API_KEY("api_key");

  private final String table;

  KeyKind(String table) {
    this.table = table;
  }

  String table() {
    return table;
  }
}
