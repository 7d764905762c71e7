package org.tattle.attack.attribute;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.data.Split;
import org.tattle.data.Split.Adversary;
import org.tattle.run.Seed;

/**
 * Whose attribute is told, and whom the attacker knows it of. Nobody is both, so that what is known
 * of others is no leak of one's own.
 *
 * @param members rows that the model was trained on
 * @param others rows that it was not
 * @param known rows of the attacker's, in which the attribute stands
 */
record People(int[] members, int[] others, int[] known) {

  /**
   * Deals them out at random. An outsider's pool shares no row with the others; where the pool is
   * all rows, half of the non-members are known instead.
   *
   * @param most how many members, and others, at most
   */
  static People of(Split split, int most, Seed seed) {
    int[] members = shuffled(split.members(), seed.split("members"));
    int[] others = shuffled(split.nonmembers(), seed.split("others"));
    boolean outsider = split.adversary() == Adversary.THIRDS;
    int attacked = outsider ? others.length : others.length / 2;
    int[] known = outsider ? split.pool() : Arrays.copyOfRange(others, attacked, others.length);
    return new People(
        Arrays.copyOf(members, Math.min(most, members.length)),
        Arrays.copyOf(others, Math.min(most, attacked)),
        known);
  }

  private static int[] shuffled(int[] rows, Seed seed) {
    int[] order = rows.clone();
    PermutationSampler.shuffle(seed.random(), order);
    return order;
  }

  /** Members, then others. */
  int[] attacked() {
    return IntStream.concat(IntStream.of(members), IntStream.of(others)).toArray();
  }
}
