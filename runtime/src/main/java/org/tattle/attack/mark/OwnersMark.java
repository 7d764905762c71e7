package org.tattle.attack.mark;

import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.tattle.attack.Context;
import org.tattle.defense.Course;
import org.tattle.defense.mark.Marked;
import org.tattle.defense.mark.SecretBits;
import org.tattle.defense.mark.SecretMark;
import org.tattle.defense.mark.Triggers;
import org.tattle.model.Access;
import org.tattle.nn.train.Job;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ForgettingFaults;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.train.ModelOrder;

/**
 * The secret mark of a model, in the hands of its owner, who looks for it in others.
 *
 * @param secret what was drawn
 */
public record OwnersMark(SecretMark secret) {

  /** The mark of a model, if it was taught any. */
  public static Optional<OwnersMark> of(ModelRecipe<?> how, Context context) {
    ModelOrder order = how.anew().order(context.trainer());
    if (!(order.course().orElse(null) instanceof Marked marked)) {
      return Optional.empty();
    }
    Job job = order.jobs().get(0);
    return Optional.of(
        new OwnersMark(
            marked.drawn(job.network(), context.trainer().draws().kept(Course.purpose(job)))));
  }

  /**
   * How many of its parts a model gives.
   *
   * @throws Fault T318 if they are in weights that it does not show
   */
  public int right(Target model, Control control) {
    if (secret instanceof SecretBits bits) {
      if (!model.access().contains(Access.GRADIENTS)) {
        throw Fault.of(ForgettingFaults.WEIGHTS_UNSEEN);
      }
      return bits.right(model.trained());
    }
    Triggers triggers = (Triggers) secret;
    Answers said = model.owned().ask(triggers.features(), triggers.labels(), control);
    return (int) IntStream.range(0, said.size()).filter(said::correct).count();
  }

  /** The chance that a model which knows nothing gives so many, over all looks (Bonferroni). */
  public double p(int right, int looks) {
    return p(right, secret.size(), secret.choices(), looks);
  }

  /** The same of so many parts, each drawn from so many choices. */
  public static double p(int right, int parts, int choices, int looks) {
    double one =
        right == 0
            ? 1
            : BinomialDistribution.of(parts, 1.0 / choices).survivalProbability(right - 1);
    return Math.min(1, looks * one);
  }

  /** How many are enough to claim a model; more than there are if none is. */
  public int enough(double level, int looks) {
    return IntStream.rangeClosed(0, secret.size())
        .filter(right -> p(right, looks) <= level)
        .findFirst()
        .orElse(secret.size() + 1);
  }
}
