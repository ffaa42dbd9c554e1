package dev.postorder.addressbook;

/** What became of an entry that was to be saved. */
public enum SaveState {
  /** It was not there, and is now. */
  NEW("new"),
  /** It was there already; nothing was written but that it was used. */
  EXISTING("existing"),
  /** It was there, and was changed. */
  UPDATED("updated");

  private final String code;

  SaveState(String code) {
    this.code = code;
  }

  /** As the wire names it. */
  public String code() {
    return code;
  }
}
