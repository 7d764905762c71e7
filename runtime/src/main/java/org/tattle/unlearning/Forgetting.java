package org.tattle.unlearning;

import java.util.List;

/**
 * What a model was made to forget.
 *
 * @param by how
 * @param rows which, of its data
 */
public record Forgetting(Unlearning by, List<Integer> rows) {
  public Forgetting {
    rows = List.copyOf(rows);
  }

  /** The same rows. */
  public int[] numbers() {
    return rows.stream().mapToInt(row -> row).toArray();
  }
}
