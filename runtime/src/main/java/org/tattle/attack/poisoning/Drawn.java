package org.tattle.attack.poisoning;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.AttackFaults;

/** Which rows an attacker changes, and what classes are called. */
public final class Drawn {
  private Drawn() {}

  /** So many of some rows, in one order for all counts: more are the same and others. */
  static int[] of(int[] rows, int count, Seed seed) {
    int[] order = rows.clone();
    PermutationSampler.shuffle(seed.random(), order);
    return Arrays.copyOf(order, Math.min(count, order.length));
  }

  /**
   * How many rows a share of some is.
   *
   * @throws Fault T306 if it is more than nothing and comes to no row
   */
  static int count(double share, int of) {
    int count = (int) Math.round(share * of);
    if (share > 0 && count == 0) {
      throw Fault.of(AttackFaults.NO_ROW_PLANTED, of, 100.0 / of).at("share");
    }
    return count;
  }

  /**
   * A class by its name, or by its number from 0 on where none is called so.
   *
   * @throws Fault T306 if there is no such class
   */
  public static int label(Dataset data, Optional<String> name, int otherwise, String parameter) {
    if (name.isEmpty()) {
      return otherwise;
    }
    int named = data.classes().indexOf(name.get());
    return named >= 0
        ? named
        : IntStream.range(0, data.classes().size())
            .filter(c -> Integer.toString(c).equals(name.get()))
            .findFirst()
            .orElseThrow(
                () ->
                    Fault.of(
                            AttackFaults.NO_SUCH_CLASS,
                            name.get(),
                            String.join(", ", data.classes()))
                        .at(parameter));
  }

  /** The same data with other features and labels in the same rows. */
  public static Dataset with(Dataset data, float[] values, int[] labels) {
    return data.holding(
        Nd4j.createFromArray(values).reshape(labels.length, data.shape().size()), labels);
  }

  /** All rows of a split's side that are not of a class. */
  public static int[] others(Dataset data, int[] rows, int label) {
    return IntStream.of(rows).filter(row -> data.labels()[row] != label).toArray();
  }

  /** The members of a split as it was before anybody was forgotten. */
  static int[] members(Split split) {
    return split.whole().members();
  }
}
