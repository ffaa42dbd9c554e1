package dev.postorder.freight.wire;

/** The format of a request and of its answer; the path's ending chooses it. */
public enum Format {
  JSON("application/json; charset=utf-8"),
  XML("text/xml; charset=utf-8");

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  /** The Content-Type of answers. */
  public String contentType() {
    return contentType;
  }
}
