package dev.postorder;

/** The command line. */
public final class Postorder {
  private Postorder() {}

  /** Starts Postorder. */
  public static void main(String[] args) {
    System.out.println("postorder");
  }
}
