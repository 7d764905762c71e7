package org.tattle.record.field;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Cuts a text into overlapping pieces of q characters, so that texts with few differences share
 * most of them. Blanks around it give its first and last characters as many pieces as others have.
 */
public final class Grams {
  private Grams() {}

  /**
   * The different pieces, in the order in which they come; none of an empty text.
   *
   * @param q how many characters each has, 1 or more
   */
  public static Set<String> of(String text, int q) {
    Set<String> grams = new LinkedHashSet<>();
    if (text.isEmpty()) {
      return grams;
    }
    String blanks = " ".repeat(q - 1);
    String padded = blanks + text + blanks;
    for (int from = 0; from + q <= padded.length(); from++) {
      grams.add(padded.substring(from, from + q));
    }
    return grams;
  }

  /** Of two sets, twice what both have over what each has: the Dice coefficient; 0 of nothing. */
  public static double dice(Set<String> one, Set<String> other) {
    long both = one.stream().filter(other::contains).count();
    return one.isEmpty() && other.isEmpty() ? 0 : 2.0 * both / (one.size() + other.size());
  }
}
