package org.tattle.attack.extraction;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.data.Split;
import org.tattle.run.Seed;

/**
 * Rows of somebody who was not there when a model was trained.
 *
 * @param asked rows of the attacker's, drawn at random, in the order in which they were drawn
 * @param apart half of the non-members, drawn at random, which are kept apart to compare on
 */
public record OutsiderRows(int[] asked, int[] apart) {

  /** At most so many, as far as there are. */
  public static OutsiderRows of(Split split, int most, Seed seed) {
    int[] others = split.nonmembers().clone();
    PermutationSampler.shuffle(seed.split("apart").random(), others);
    int[] apart = Arrays.copyOf(others, (others.length + 1) / 2);
    int[] kept = apart.clone();
    Arrays.sort(kept);
    int[] pool =
        IntStream.concat(IntStream.of(split.pool()), IntStream.of(others))
            .distinct()
            .filter(row -> Arrays.binarySearch(kept, row) < 0)
            .toArray();
    PermutationSampler.shuffle(seed.split("asked").random(), pool);
    return new OutsiderRows(Arrays.copyOf(pool, Math.min(most, pool.length)), apart);
  }
}
