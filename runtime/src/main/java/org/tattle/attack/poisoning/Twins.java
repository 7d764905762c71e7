package org.tattle.attack.poisoning;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.run.Seed;
import org.tattle.subject.Planted;

/**
 * Copies of rows that are called another class, each row's copies the same one, in the place of
 * members who are the attacker's.
 *
 * @param of the rows; not written to
 * @param spared rows that are somebody else's, ascending; not written to
 * @param copies of each row
 */
record Twins(int[] of, int[] spared, int copies) implements Planted {

  @Override
  public Dataset into(Dataset data, Split split, Seed seed) {
    float[] values = data.values(IntStream.range(0, data.rows()).toArray());
    int[] labels = data.labels().clone();
    int width = data.shape().size();
    int classes = data.classes().size();
    int[] own =
        IntStream.of(split.members())
            .filter(row -> Arrays.binarySearch(spared, row) < 0)
            .filter(row -> Arrays.binarySearch(of, row) < 0)
            .toArray();
    int[] places = Drawn.of(own, of.length * copies, seed);
    for (int i = 0; i < places.length; i++) {
      int row = of[i % of.length];
      System.arraycopy(data.values(new int[] {row}), 0, values, places[i] * width, width);
      int off = 1 + seed.split("class").split(row).random().nextInt(classes - 1);
      labels[places[i]] = (data.labels()[row] + off) % classes;
    }
    return Drawn.with(data, values, labels);
  }

  @Override
  public String toString() {
    return "%s copies of %s rows each".formatted(copies, of.length);
  }
}
