package org.tattle.defense.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.data.Dataset;
import org.tattle.defense.Fit;
import org.tattle.defense.Treatment;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.network.Units;
import org.tattle.privacy.Delta;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.WrittenNumber;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.ModelFaults;

/**
 * Differentially private stochastic gradient descent (Abadi et al. 2016, algorithm 1). Each step
 * takes every row with probability q = batch / rows, clips each row's gradient to norm C, adds
 * Gaussian noise of deviation sigma C to the sum, and divides by the constant q rows. Where it is
 * said whose the rows are, persons take the place of rows, each with all of theirs. Sigma is the
 * smallest with which all steps together stay within (epsilon, delta). What the optimizer does with
 * the noisy mean is free, so momentum and Adam are private too.
 *
 * <p>With {@code decay} sigma falls geometrically over eight equal stages. With {@code quantile} C
 * follows that quantile of the norms (Andrew et al. 2021, theorem 1): a step of multiplier sigma is
 * split in a noisy sum of multiplier {@code sigma / sqrt(1 - s)} and a noisy count, of sensitivity
 * one half, with deviation {@code sigma / (2 sqrt(s))}, s being the {@code share}; both together
 * are one Gaussian of multiplier sigma.
 *
 * <p>With {@code augment} a row's gradient is the mean over its picture and moves of it, as many
 * together, before it is clipped (De et al. 2022, Unlocking High-Accuracy Differentially Private
 * Image Classification through Scale, section 3): it varies less, and costs no more of the budget.
 * Where there are few pictures it costs accuracy, see {@code runtime/PACE.md}.
 *
 * <p>With {@code tune} it is the best of several such trainings, see {@link Search}.
 */
@Component(
    name = "dpsgd",
    doc = "Trains with differential privacy: clips each row's gradient and adds noise.",
    paper = "Abadi et al. 2016, Deep Learning with Differential Privacy",
    example = "defend dpsgd eps=1",
    revision = 3)
public record DpSgd(
    @Param(
            doc = "privacy budget epsilon, in nats",
            min = 0,
            above = true,
            max = 1000,
            required = true)
        double eps,
    @Param(
            doc =
                "chance that the guarantee fails; if not given, 1/rows^2 rounded down to 10^-k,"
                    + " which makes the number of rows public, as training does anyway",
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
    @Param(
            doc =
                "expected rows, or persons, a step; if not given, so many that there are 200 steps,"
                    + " or up to 1,000 where each would go too far",
            min = 1,
            max = 1_000_000)
        Optional<Integer> batch,
    @Param(doc = "passes over the training rows; 50 if not given", min = 1, max = 100_000)
        Optional<Integer> epochs,
    @Param(
            doc = "learning rate; if not given, by rows, inputs, classes and noise",
            min = 0,
            above = true,
            max = 100)
        Optional<Double> lr,
    @Param(doc = "update rule") Optimizer.Kind optimizer,
    @Param(doc = "share of the last update kept (sgd only)", min = 0, max = 0.9999, share = true)
        double momentum,
    @Param(
            doc = "share of the steps, at the end, the mean of whose weights is the model",
            min = 0,
            max = 1,
            share = true)
        double average,
    @Param(doc = "what the model is given of pictures") PublicFeatures features,
    @Param(
            doc =
                "pictures in the place of each, itself and moves of it that are drawn at each step,"
                    + " the mean of whose gradients is clipped",
            min = 2,
            max = 64)
        Optional<Integer> augment,
    @Param(
            doc = "quantile of the rows' gradient norms that C follows; C stays if not given",
            min = 0.01,
            max = 0.99,
            share = true)
        Optional<Double> quantile,
    @Param(
            doc = "share of each step's budget that `quantile` spends",
            min = 0.0001,
            max = 0.5,
            share = true)
        double share,
    @Param(
            doc = "noise of the last steps, as a share of that of the first",
            min = 0.05,
            max = 1,
            share = true)
        double decay,
    @Param(doc = "how the privacy spent is added up") Accounting accountant,
    @Param(
            doc =
                "trainings at learning rates about that one, on average, of which the best is"
                    + " chosen privately, by its rows; epsilon covers all of them",
            min = 2,
            max = 1000)
        Optional<Integer> tune)
    implements PrivateTraining {
  /** How fast C follows: what Andrew et al. take throughout. */
  private static final double RATE = 0.2;

  public DpSgd() {
    this(
        1,
        Optional.empty(),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optimizer.Kind.SGD,
        Pace.MOMENTUM,
        0.5,
        PublicFeatures.CENTRED,
        Optional.empty(),
        Optional.empty(),
        0.01,
        1,
        Accounting.PRV,
        Optional.empty());
  }

  public DpSgd {
    if (tune.isPresent() && accountant != Accounting.PRV && accountant != Accounting.RDP) {
      throw new ParameterFault(
          "the choice that `tune` makes is accounted for by the Rényi accountant",
          "tune",
          "accountant");
    }
    if (augment.isPresent() && features == PublicFeatures.HOG) {
      throw new ParameterFault(
          "`augment` moves pictures, and of these only directions are left", "augment", "features");
    }
  }

  @Override
  public Fit apply(Fit fit) {
    TrainingPlan training = fit.plan();
    demandAlone(fit);
    Guarantee budget = new Guarantee(eps, delta.orElseGet(() -> Delta.forRows(fit.rows())));
    Optional<Search> search =
        tune.map(runs -> Search.of(runs, budget, Affordable.cut(budget), !fit.seeded()));
    Optimizer moved = training.optimizer().with(optimizer, momentum).averaging(average);
    Pace usual = Pace.of(batch, epochs, fit.rows());
    Affordable first = afforded(usual, budget, search, fit);
    Pace pace =
        batch.isPresent() || lr.isPresent() ? usual : usual.unhurried(moved, first.steps(), fit);
    Affordable afforded = pace.equals(usual) ? first : afforded(pace, budget, search, fit);
    List<Steps> plan = afforded.steps();
    Spent spent = afforded.spent();
    double pushed = lr.orElseGet(() -> pace.lr(moved, clip, plan, fit));
    spent = chosen(pace, pushed, fit).map(spent::noting).orElse(spent);
    spent = search.map(it -> it.told(plan, budget.delta())).map(spent::noting).orElse(spent);
    Fit made =
        fit.with(
            training.with(moved.withLr(pushed)).with(privacy(plan, pace.rate(), fit)),
            fit.seeded() ? spent.fromSeed() : spent);
    return search.map(made::with).orElse(made);
  }

  private Affordable afforded(Pace pace, Guarantee budget, Optional<Search> search, Fit fit) {
    return Affordable.of(
        fit.network(), Affordable.falling(pace, decay), budget, accountant, search);
  }

  @Override
  public Treatment prepare(Dataset data) {
    return features.of(data);
  }

  /** What a script left to be chosen, in words. */
  private Optional<String> chosen(Pace pace, double pushed, Fit fit) {
    List<String> parts = new ArrayList<>();
    if (batch.isEmpty() || epochs.isEmpty()) {
      String of =
          pace.rate() == 1
              ? "all " + fit.units()
              : MessageText.of("%,d %s", Math.round(pace.rate() * fit.rows()), fit.units());
      parts.add(MessageText.of("%,d steps of %s", pace.steps(), of));
    }
    if (lr.isEmpty()) {
      parts.add("lr=" + WrittenNumber.rounded(pushed, 2));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: chosen by the numbers of %s, inputs and classes and by epsilon, which costs nothing"
                .formatted(String.join(" and ", parts), fit.units()));
  }

  private PrivateSteps privacy(List<Steps> plan, double rate, Fit fit) {
    double left = quantile.isPresent() ? Math.sqrt(1 - share) : 1;
    return new PrivateSteps(
        rate,
        clip,
        plan.stream()
            .map(s -> new PrivateSteps.Phase(s.noise() / left, Math.toIntExact(s.count())))
            .toList(),
        quantile.map(q -> new PrivateSteps.Quantile(q, RATE, left / (2 * Math.sqrt(share)))),
        !fit.seeded(),
        augment.map(views -> views(views, fit)).orElse(Units.ROWS),
        Optional.empty());
  }

  private static Units views(int count, Fit fit) {
    int size = fit.network().input().size();
    Shape picture =
        fit.picture().orElseThrow(() -> Fault.of(ModelFaults.NOTHING_TO_MOVE, size).at("augment"));
    return new Units(new int[0], Optional.of(new Units.Views(count, picture)));
  }
}
