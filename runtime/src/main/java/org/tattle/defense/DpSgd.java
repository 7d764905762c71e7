package org.tattle.defense;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.nn.Recipe;
import org.tattle.privacy.Accounting;
import org.tattle.privacy.Calibration;
import org.tattle.privacy.Delta;
import org.tattle.privacy.Spent;
import org.tattle.privacy.Steps;
import org.tattle.run.Fault;

/**
 * Differentially private stochastic gradient descent (Abadi et al. 2016, algorithm 1). Each step
 * takes every row with probability q = batch / rows, clips each row's gradient to norm C, adds
 * Gaussian noise of deviation sigma C to the sum, and divides by the constant q rows. Sigma is the
 * smallest with which all steps together stay within (epsilon, delta).
 */
@Component(
    name = "dpsgd",
    doc = "Trains with differential privacy: clips each row's gradient and adds noise.",
    paper = "Abadi et al. 2016, Deep Learning with Differential Privacy",
    example = "defend dpsgd eps=1")
public record DpSgd(
    @Param(
            doc = "privacy budget epsilon, in nats",
            min = 0,
            above = true,
            max = 1000,
            required = true)
        double eps,
    @Param(
            doc = "chance that the guarantee fails; if not given, 1/rows^2 rounded down to 10^-k",
            min = 0,
            above = true,
            max = 0.5)
        Optional<Double> delta,
    @Param(
            doc = "clipping norm C of a row's gradient over all layers",
            min = 0,
            above = true,
            max = 1e6)
        double clip,
    @Param(doc = "expected rows a step; the parent's if not given", min = 1, max = 1_000_000)
        Optional<Integer> batch,
    @Param(doc = "passes over the training rows; the parent's if not given", min = 1, max = 100_000)
        Optional<Integer> epochs,
    @Param(doc = "learning rate; the parent's if not given", min = 0, above = true, max = 100)
        Optional<Double> lr,
    @Param(doc = "how the privacy spent is added up") Accounting accountant)
    implements TrainDefense {

  public DpSgd() {
    this(
        1,
        Optional.empty(),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Accounting.PRV);
  }

  @Override
  public Fit apply(Fit fit) {
    Recipe recipe = fit.recipe();
    if (recipe.privacy().isPresent()) {
      throw new Fault(
          "D403",
          null,
          "the target is trained with `dpsgd` already",
          "defend another target: on X");
    }
    if (recipe.patience() > 0) {
      throw stopsOnPrivateRows();
    }
    double rate = Math.min(1, batch.orElse(recipe.batch()) / (double) fit.rows());
    long steps = Math.max(1, Math.round(epochs.orElse(recipe.epochs()) / rate));
    double failure = delta.orElseGet(() -> Delta.forRows(fit.rows()));
    double noise = Calibration.noise(accountant, eps, failure, rate, steps);
    Spent spent = accountant.spent(List.of(new Steps(rate, noise, steps)), failure);
    Recipe.Privacy privacy =
        new Recipe.Privacy(rate, clip, noise, Math.toIntExact(steps), !fit.seeded());
    return fit.with(recipe.with(privacy, lr.orElse(recipe.lr())), spent);
  }

  /** Early stopping looks at private rows in a way that the accounting does not cover. */
  static Fault stopsOnPrivateRows() {
    return new Fault(
        "D404",
        null,
        "early stopping decides by private rows, which `dpsgd` does not account for",
        "train and defend without `patience` and `early_stop`");
  }
}
