package dev.postorder.calllog.search;

/**
 * What is wrong with a search.
 *
 * @param what the part of it that is wrong, as it was written
 */
public record Fault(Kind kind, String what) {
  /** What may be wrong. */
  public enum Kind {
    /** No key is called so. */
    UNKNOWN_KEY(
        "is no key; the keys are " + Key.known() + "; put the words in quotes to look for them"),
    /** A key without a value. */
    NO_VALUE("needs a value, e.g. outcome:fault"),
    /** A quote that is not closed. */
    OPEN_QUOTE("has a quote that is not closed"),
    /** Longer than 1 000 characters, or of more than 30 conditions. */
    TOO_LONG("is too long: at most 1000 characters and 30 conditions"),
    SESSION("must be the session's name of 12 characters, A-Z and 0-9"),
    SOURCE("must be one of api, console, job"),
    ORDER("must be a requestID or 13 digits of an orderID"),
    OUTCOME("must be one of ok, refused, fault"),
    STATUS("must be a status, e.g. 404, 5xx or >=400"),
    DURATION("must be compared with a duration, e.g. >500ms or <=2s"),
    IP("must be an address, e.g. 10.0.0.7"),
    /** Text without a letter or digit. */
    TEXT("must have a letter or a digit"),
    /** What its asker may not see is not told by whether it is found, either. */
    PERSONAL("is looked for with the right to personal data only"),
    ONE_DAY("is searched for within one day: name from and until, at most 24 hours apart");

    private final String says;

    Kind(String says) {
      this.says = says;
    }

    /** What is wrong, in English; completes the sentence that the part begins. */
    public String says() {
      return says;
    }
  }
}
