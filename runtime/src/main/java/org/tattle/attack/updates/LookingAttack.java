package org.tattle.attack.updates;

import java.util.List;
import java.util.Set;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.federated.Federation;
import org.tattle.federated.Onlooker;
import org.tattle.federated.look.Look;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.model.Access;
import org.tattle.run.Seed;
import org.tattle.subject.Prospect;

/**
 * An attack by who looks at updates and touches nothing. What single clients send is looked at
 * where it can be seen, and else what they send together.
 */
interface LookingAttack extends Attack<Federation> {

  /** What is looked at. */
  Look look();

  @Override
  default Class<Federation> on() {
    return Federation.class;
  }

  @Override
  default Set<Access> needs() {
    return Set.of(Access.UPDATE_SUM);
  }

  @Override
  default Work work(Prospect target, Context context) {
    return new Onlooker(look())
        .order(target, context.trainer())
        .map(order -> Work.NOTHING.probing(List.of(order)))
        .orElse(Work.NOTHING);
  }

  /** What it sees. */
  default List<SeenUpdate> seen(Federation federation, Context context) {
    return new Onlooker(look()).sees(federation, context.trainer(), context.control());
  }

  /** An update as long in each layer, of random numbers: it tells of nobody. */
  static SeenUpdate random(SeenUpdate seen, Seed seed) {
    ZigguratSampler.NormalizedGaussian normal =
        ZigguratSampler.NormalizedGaussian.of(
            seed.split(seen.round()).split((Object) seen.clients()[0]).random());
    float[] change = new float[seen.change().length];
    int from = 0;
    for (int weights : seen.before().network().weightsByLayer()) {
      double squares = 0;
      for (int i = from; i < from + weights; i++) {
        squares += (double) seen.change()[i] * seen.change()[i];
      }
      for (int i = from; i < from + weights; i++) {
        change[i] = (float) (Math.sqrt(squares / weights) * normal.sample());
      }
      from += weights;
    }
    return seen.with(change);
  }
}
