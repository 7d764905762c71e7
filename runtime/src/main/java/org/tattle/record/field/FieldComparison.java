package org.tattle.record.field;

import java.util.function.ToDoubleBiFunction;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** How alike two texts are, 0 to 1, where 1 is the same. */
public enum FieldComparison {
  /** Only what is the same is alike. */
  EXACT((one, other) -> one.equals(other) ? 1 : 0),
  /**
   * Characters that both have about where the other has them, and more for a common beginning
   * (Winkler 1990, String Comparator Metrics and Enhanced Decision Rules).
   */
  JARO_WINKLER(new JaroWinklerSimilarity()::apply),
  /** Pairs of neighbouring characters that both have (Dice 1945). */
  DICE((one, other) -> Grams.dice(Grams.of(one, 2), Grams.of(other, 2))),
  /** One less the fewest characters to change, put in or leave out, by the longer length. */
  EDIT(
      (one, other) ->
          1
              - (double) LevenshteinDistance.getDefaultInstance().apply(one, other)
                  / Math.max(1, Math.max(one.length(), other.length())));

  private final ToDoubleBiFunction<String, String> similarity;

  FieldComparison(ToDoubleBiFunction<String, String> similarity) {
    this.similarity = similarity;
  }

  public double of(String one, String other) {
    return similarity.applyAsDouble(one, other);
  }
}
