package org.tattle.attack.poisoning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.attack.Context;
import org.tattle.data.Split;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.ModelRecipe;

/**
 * Rows that an attacker would know to be members or not, half of them are, and the shadow models
 * that know half of them each. They are drawn by lineage, so that a defended copy meets the same.
 *
 * @param rows ascending; not written to
 * @param pool those that shadows are made of: the attacker's, and these; ascending
 */
record Victims(int[] rows, int[] pool, Seed seed) {

  /**
   * @throws Fault T306 if there are not so many on either side
   */
  static Victims of(ModelRecipe<?> how, int count, Context context) {
    Seed seed = how.lineage().seed(context.trainer().root()).split("victims");
    Split split = how.split().whole();
    int half = count / 2;
    int fewest = Math.min(split.members().length, split.nonmembers().length);
    if (half > fewest) {
      throw Fault.of(AttackFaults.TOO_MANY_VICTIMS, count, fewest, 2 * fewest).at("rows");
    }
    int[] rows =
        IntStream.concat(
                IntStream.of(Drawn.of(split.members(), half, seed.split("in"))),
                IntStream.of(Drawn.of(split.nonmembers(), half, seed.split("out"))))
            .sorted()
            .toArray();
    int[] pool =
        IntStream.concat(IntStream.of(split.pool()), IntStream.of(rows))
            .sorted()
            .distinct()
            .toArray();
    return new Victims(rows, pool, seed);
  }

  /** Mislabelled copies of the rows themselves. */
  Twins twins(ModelRecipe<?> how, int copies) {
    return fitting(new Twins(rows, rows, copies), how);
  }

  /** As many of other rows. */
  Twins elsewhere(ModelRecipe<?> how, int copies) {
    int[] others = IntStream.of(pool).filter(row -> Arrays.binarySearch(rows, row) < 0).toArray();
    int[] of = Drawn.of(others, rows.length, seed.split("elsewhere"));
    Arrays.sort(of);
    return fitting(new Twins(of, rows, copies), how);
  }

  /**
   * @throws Fault T306 if they are more than a shadow model learns from
   */
  private Twins fitting(Twins twins, ModelRecipe<?> how) {
    int members = Math.min(how.split().members().length, pool.length / 2);
    int room = (members - 2 * rows.length) / rows.length;
    if (twins.copies() > room) {
      throw Fault.of(
              AttackFaults.TOO_MANY_COPIES, twins.copies(), rows.length, members, Math.max(1, room))
          .at("copies");
    }
    return twins;
  }

  /** Models like one that learn from halves of the pool, two and two from the halves of one. */
  <S> List<ModelRecipe<S>> shadows(ModelRecipe<S> how, int count) {
    return IntStream.range(0, count).mapToObj(i -> how.on(how.data(), half(i))).toList();
  }

  private Split half(int index) {
    int[] order = pool.clone();
    PermutationSampler.shuffle(seed.split("half").split(index / 2).random(), order);
    int middle = order.length / 2;
    int[] first = sorted(Arrays.copyOf(order, middle));
    int[] second = sorted(Arrays.copyOfRange(order, middle, order.length));
    return index % 2 == 0
        ? new Split(Split.Adversary.HALVES, first, second, pool)
        : new Split(Split.Adversary.HALVES, second, first, pool);
  }

  private static int[] sorted(int[] rows) {
    Arrays.sort(rows);
    return rows;
  }
}
