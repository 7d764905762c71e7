package org.tattle.attack.federated;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.component.Component;
import org.tattle.component.Param;

/**
 * Bad clients all send what leans against the mean as far as it can without lying farther from any
 * honest update than these lie from each other (Shejwalkar and Houmansadr 2021, equation 9), so
 * that no rule that looks for outliers by distance finds them. Honest updates are known by what
 * they learned themselves.
 */
@Component(
    name = "minmax",
    doc = "Some clients lean against the others, no farther out than these are apart.",
    paper = "Shejwalkar and Houmansadr 2021, Manipulating the Byzantine",
    example = "attack minmax on fed with clients=4")
public record MinMax(
    @Param(doc = "clients that are the attacker's", min = 1, max = 100_000) int clients)
    implements SpoilingAttack {
  public MinMax() {
    this(2);
  }

  @Override
  public float[][] send(float[][] own, int all, UniformRandomProvider random) {
    HonestSpread honest = new HonestSpread(own);
    double apart =
        Arrays.stream(own)
            .mapToDouble(one -> Arrays.stream(honest.squaredFrom(one)).max().orElse(0))
            .max()
            .orElse(0);
    return honest.farthest(
        gamma -> Arrays.stream(honest.squaredFrom(honest.leaning(gamma))).max().orElse(0) <= apart);
  }
}
