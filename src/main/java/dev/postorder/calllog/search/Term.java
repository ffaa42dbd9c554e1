package dev.postorder.calllog.search;

/**
 * One condition of a search.
 *
 * @param not whether calls that meet it are left out
 * @param value as the log has it; never empty
 */
public record Term(Key key, boolean not, String value) {
  /** A condition that is to be met. */
  public static Term of(Key key, String value) {
    return new Term(key, false, value);
  }

  /** As it is written in a search. */
  @Override
  public String toString() {
    String written =
        plain() ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    String sign = not ? "-" : "";
    return sign + key.code() + ":" + written;
  }

  private boolean plain() {
    return value.chars().noneMatch(c -> c == '"' || c == ':' || Character.isWhitespace(c))
        && !value.startsWith("-");
  }
}
