package org.tattle.defense.removal;

import java.util.Optional;
import java.util.Set;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.Schema;
import org.tattle.defense.Fit;
import org.tattle.defense.OwnWay;
import org.tattle.defense.TrainDefense;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ForgettingFaults;
import org.tattle.run.catalogue.PrivacyFaults;

/**
 * A training that rows can be removed from for certain (Guo et al. 2020, section 3): a linear model
 * is taken to the lowest point of a loss that is tilted by noise. One step of Newton's method then
 * takes a row out, and the noise hides how far that misses the point where training without the row
 * would have ended.
 */
@Component(
    name = "removable",
    doc = "Trains a linear model so that `unlearn newton` can certify what it forgets.",
    paper = "Guo et al. 2020, Certified Data Removal from Machine Learning Models",
    example = "defend removable noise=1 l2=1e-2")
public record Removable(
    @Param(doc = "deviation of the tilt's numbers", min = 0, max = 1e6) double noise,
    @Param(doc = "strength of the penalty on weights, a row", min = 0, above = true, max = 100)
        double l2)
    implements OwnWay {
  public Removable() {
    this(1, 0.01);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS);
  }

  /**
   * @throws Fault T317 if the model has hidden layers; D404 after a defense that trains in a way of
   *     its own
   */
  @Override
  public Fit apply(Fit fit) {
    if (!fit.network().hidden().isEmpty()) {
      throw Fault.of(ForgettingFaults.NOT_LINEAR);
    }
    if (fit.spent().isPresent() || fit.course().isPresent() || fit.sharding().isPresent()) {
      throw alone("what defends it already");
    }
    return fit.with(new ConvexTraining(l2, noise, !fit.seeded()));
  }

  /** All others change steps, of which it takes none. */
  @Override
  public Optional<Fault> conflict(TrainDefense other) {
    return Optional.of(alone("`" + Schema.of(((Record) other).getClass()).name() + "`"));
  }

  private static Fault alone(String other) {
    return Fault.of(PrivacyFaults.CONVEX_ALONE, other);
  }
}
