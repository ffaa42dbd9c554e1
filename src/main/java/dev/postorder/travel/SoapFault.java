package dev.postorder.travel;

/** A request that is answered by a SOAP fault (travel specification, section 2). */
final class SoapFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is, as each version says it. */
  enum Code {
    CLIENT("Client", "Sender"),
    SERVER("Server", "Receiver"),
    MUST_UNDERSTAND("MustUnderstand", "MustUnderstand"),
    VERSION_MISMATCH("VersionMismatch", "VersionMismatch");

    private final String soap11;
    private final String soap12;

    Code(String soap11, String soap12) {
      this.soap11 = soap11;
      this.soap12 = soap12;
    }

    /** The local name in the version's namespace. */
    String in(SoapVersion version) {
      return switch (version) {
        case V11 -> soap11;
        case V12 -> soap12;
      };
    }
  }

  private final Code code;
  private final String language;

  private SoapFault(Code code, String text, String language) {
    super(text, null, false, false);
    this.code = code;
    this.language = language;
  }

  /** A fault whose text is English, as an .asmx service words it. */
  static SoapFault of(Code code, String text) {
    return new SoapFault(code, text, "en");
  }

  /** A fault of the client's whose text is Russian. */
  static SoapFault inRussian(String text) {
    return new SoapFault(Code.CLIENT, text, "ru");
  }

  /** Something at this place of the message could not be read. */
  static SoapFault unreadable(int line, int column) {
    return of(
        Code.CLIENT,
        "Server was unable to read request. ---> There is an error in XML document ("
            + line
            + ", "
            + column
            + ").");
  }

  /** Whose fault it is. */
  Code code() {
    return code;
  }

  /** What is wrong, for people. */
  String text() {
    return String.valueOf(getMessage());
  }

  /** The language of the text, for {@code xml:lang}. */
  String language() {
    return language;
  }
}
