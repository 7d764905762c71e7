package org.tattle.data;

import java.util.List;

/**
 * A column of the table that a data set was read from.
 *
 * @param name its heading
 * @param type what its values are
 * @param first the first feature that it became
 * @param width how many features it became: one for a number, one a category for the others
 * @param categories its categories in the order of its features, or empty for a number
 */
public record Column(String name, Type type, int first, int width, List<String> categories) {

  /** What a column holds. */
  public enum Type {
    /** Numbers, standardised to mean 0 and deviation 1. */
    NUMBER,
    /** Names, one-hot encoded. */
    CATEGORY,
    /** Pixels or bits, scaled to 0..1 and otherwise left alone. */
    RAW
  }

  public Column {
    categories = List.copyOf(categories);
  }
}
