package org.tattle.attack.federated;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.component.Component;
import org.tattle.component.Param;

/**
 * The same by sums: what they send has no larger sum of squared distances from honest updates than
 * any of these has from the others (Shejwalkar and Houmansadr 2021, equation 10). It leans less,
 * and is harder to find.
 */
@Component(
    name = "minsum",
    doc = "Some clients lean against the others, no farther from all than one of these is.",
    paper = "Shejwalkar and Houmansadr 2021, Manipulating the Byzantine",
    example = "attack minsum on fed with clients=4")
public record MinSum(
    @Param(doc = "clients that are the attacker's", min = 1, max = 100_000) int clients)
    implements SpoilingAttack {
  public MinSum() {
    this(2);
  }

  @Override
  public float[][] send(float[][] own, int all, UniformRandomProvider random) {
    HonestSpread honest = new HonestSpread(own);
    double apart =
        Arrays.stream(own)
            .mapToDouble(one -> Arrays.stream(honest.squaredFrom(one)).sum())
            .max()
            .orElse(0);
    return honest.farthest(
        gamma -> Arrays.stream(honest.squaredFrom(honest.leaning(gamma))).sum() <= apart);
  }
}
