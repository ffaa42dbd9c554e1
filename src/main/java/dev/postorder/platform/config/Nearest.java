package dev.postorder.platform.config;

/** Finds the known word that a wrong one was probably meant to be. */
final class Nearest {
  private Nearest() {}

  /** The word with the smallest edit distance; the first in alphabetical order of equal ones. */
  static String of(String word, Iterable<String> known) {
    String nearest = "";
    int best = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < best || (distance == best && candidate.compareTo(nearest) < 0)) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** The Levenshtein distance, row by row. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
