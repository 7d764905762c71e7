package org.tattle.model.tree;

import java.util.Arrays;
import org.tattle.run.Control;

/**
 * The values of rows as ranks among those that a feature takes, so that rows are grouped by value
 * without comparing numbers again and again.
 *
 * @param of the rank of each row's value, {@code [features][rows]}
 * @param values the values that a feature takes, ascending, {@code [features][ranks]}
 */
record ValueRanks(int[][] of, float[][] values) {

  static ValueRanks of(float[][] rows, Control control) {
    int width = rows[0].length;
    int[][] of = new int[width][rows.length];
    float[][] values = new float[width][];
    float[] column = new float[rows.length];
    for (int f = 0; f < width; f++) {
      control.check();
      for (int i = 0; i < rows.length; i++) {
        // Zero has two signs, which no question about a threshold tells apart.
        column[i] = rows[i][f] + 0f;
      }
      float[] sorted = column.clone();
      Arrays.sort(sorted);
      int count = 0;
      for (float value : sorted) {
        if (count == 0 || value != sorted[count - 1]) {
          sorted[count++] = value;
        }
      }
      values[f] = Arrays.copyOf(sorted, count);
      for (int i = 0; i < rows.length; i++) {
        of[f][i] = Arrays.binarySearch(values[f], column[i]);
      }
    }
    return new ValueRanks(of, values);
  }

  int features() {
    return of.length;
  }

  /** Up to what a value is asked that tells one of a rank from those of a higher one. */
  float between(int feature, int rank, int higher) {
    float low = values[feature][rank];
    float high = values[feature][higher];
    float middle = (float) (low + ((double) high - low) / 2);
    return middle < high ? middle : low;
  }
}
