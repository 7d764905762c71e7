package org.tattle.attack.audit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.run.Seed;
import org.tattle.subject.Recipe;

/**
 * A target's members, followed by canaries: rows that a model can get right only by remembering
 * them, since their labels follow from nothing.
 *
 * @param data the members, then the canaries
 * @param features those of the canaries, {@code [canaries, features]}
 * @param labels the classes that the canaries are given
 */
public record Canaries(Dataset data, INDArray features, int[] labels) {
  /** Of so many rows the farthest value is taken. */
  private static final int OF = 3;

  /** What a canary is. */
  public enum Kind {
    /** A row that the target never saw, with a wrong label. */
    MISLABELLED,
    /**
     * Values that never met: each feature is taken from a row of its own, of some rows the one that
     * is farthest from the mean. All together are far from any row and from each other, so that
     * nothing else teaches a model their labels, which are random.
     */
    OUT_OF_DISTRIBUTION
  }

  static Canaries in(Recipe<?> target, int canaries, Kind kind, Seed seed) {
    Dataset data = target.data();
    UniformRandomProvider random = seed.split("canaries").random();
    int[] sources = unseen(target.split(), random);
    int[] rows = IntStream.range(0, canaries).map(i -> sources[i % sources.length]).toArray();
    float[] values = data.values(rows);
    if (kind == Kind.OUT_OF_DISTRIBUTION) {
      mix(values, data, sources, random);
    }
    int classes = data.classes().size();
    int[] labels = new int[canaries];
    for (int i = 0; i < canaries; i++) {
      labels[i] =
          kind == Kind.MISLABELLED
              ? (data.labels()[rows[i]] + 1 + random.nextInt(classes - 1)) % classes
              : random.nextInt(classes);
    }
    INDArray features = Nd4j.createFromArray(values).reshape(canaries, data.shape().size());
    return new Canaries(joined(target, features, labels), features, labels);
  }

  /** The rows that the target was not trained on, in random order. */
  private static int[] unseen(Split split, UniformRandomProvider random) {
    int[] rows =
        IntStream.concat(Arrays.stream(split.nonmembers()), Arrays.stream(split.pool()))
            .filter(row -> Arrays.binarySearch(split.members(), row) < 0)
            .distinct()
            .toArray();
    PermutationSampler.shuffle(random, rows);
    return rows;
  }

  private static void mix(
      float[] values, Dataset data, int[] sources, UniformRandomProvider random) {
    float[] seen = data.values(sources);
    int width = data.shape().size();
    double[] mean = new double[width];
    for (int i = 0; i < seen.length; i++) {
      mean[i % width] += (double) seen[i] / sources.length;
    }
    for (int i = 0; i < values.length; i++) {
      double middle = mean[i % width];
      values[i] = (float) middle;
      for (int n = 0; n < OF; n++) {
        float value = seen[random.nextInt(sources.length) * width + i % width];
        values[i] = Math.abs(value - middle) > Math.abs(values[i] - middle) ? value : values[i];
      }
    }
  }

  private static Dataset joined(Recipe<?> target, INDArray features, int[] labels) {
    Dataset members = target.data().take(target.split().members());
    int[] all = Arrays.copyOf(members.labels(), members.rows() + labels.length);
    System.arraycopy(labels, 0, all, members.rows(), labels.length);
    return members.holding(Nd4j.concat(0, members.features(), features), all);
  }
}
