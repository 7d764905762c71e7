package org.tattle.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model answered somewhere else, written down: all that an attack gets to see of a target
 * that Tattle did not train.
 *
 * @param kind what the outputs are
 * @param classes the names of the classes, in the order of the outputs
 * @param target what the target answered
 * @param shadows what models like it answered, one sheet a model
 */
public record Recorded(Kind kind, List<String> classes, Sheet target, List<Sheet> shadows) {

  /** What outputs are. */
  public enum Kind {
    /** Not negative, and one together. */
    PROBABILITIES,
    /** Whatever goes into a softmax. */
    LOGITS,
    /** The predicted class alone: 1 for it and 0 for the others. */
    LABELS
  }

  /**
   * The answers of one model. Not written to.
   *
   * @param labels the true class of each row, {@code [rows]}
   * @param members whether the model was trained on it, {@code [rows]}
   * @param outputs the answer, {@code [rows][classes]}
   * @param ids what tells rows apart across sheets, {@code [rows]}, or empty
   */
  public record Sheet(int[] labels, boolean[] members, double[][] outputs, List<String> ids) {
    public Sheet {
      ids = List.copyOf(ids);
    }

    /** How many rows there are. */
    public int rows() {
      return labels.length;
    }
  }

  public Recorded {
    classes = List.copyOf(classes);
    shadows = List.copyOf(shadows);
  }

  /** Whether the shadows' rows can be matched with the target's. */
  public boolean matched() {
    return !shadows.isEmpty() && !target.ids().isEmpty();
  }

  /**
   * Where a shadow has each row of the target.
   *
   * @return the shadow's row for each of the target's, or -1 where it has none
   * @throws IllegalArgumentException if rows have no identifiers
   */
  public int[] match(Sheet shadow) {
    if (target.ids().isEmpty()) {
      throw new IllegalArgumentException("rows without identifiers cannot be matched");
    }
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < shadow.rows(); row++) {
      rows.put(shadow.ids().get(row), row);
    }
    return target.ids().stream().mapToInt(id -> rows.getOrDefault(id, -1)).toArray();
  }

  /** Who has which rows: members and non-members of the target, and no pool. */
  public Split split() {
    boolean[] in = target.members();
    int[] rows = new int[in.length];
    Arrays.setAll(rows, i -> i);
    return new Split(
        Split.Adversary.THIRDS,
        Arrays.stream(rows).filter(row -> in[row]).toArray(),
        Arrays.stream(rows).filter(row -> !in[row]).toArray(),
        new int[0]);
  }
}
