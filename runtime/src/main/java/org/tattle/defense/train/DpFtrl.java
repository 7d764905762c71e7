package org.tattle.defense.train;

import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.defense.Fit;
import org.tattle.defense.Treatment;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.SumTree;
import org.tattle.nn.network.Units;
import org.tattle.privacy.Delta;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.WrittenNumber;
import org.tattle.run.MessageText;

/**
 * Private training by running sums (Kairouz et al. 2021, algorithm 1, with their momentum and a new
 * tree for each pass): every row is in one step of a pass, each row's gradient is clipped to norm
 * C, and what the weights follow is the sum of all gradients so far, known by a {@link SumTree}
 * whose nodes have Gaussian noise. Nothing rests on who is in which step being secret, as DP-SGD's
 * accounting does: so it is for rows that come as they come, on devices or in a stream.
 *
 * <p>A pass costs as many Gaussians as its tree has levels, and passes add up.
 */
@Component(
    name = "dpftrl",
    doc = "Trains with differential privacy that needs no sampling: noise on running sums.",
    paper =
        "Kairouz et al. 2021, Practical and Private (Deep) Learning without Sampling or Shuffling",
    example = "defend dpftrl eps=2")
public record DpFtrl(
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
    @Param(
            doc =
                "expected rows, or persons, a step, or fewer: a pass has 1, 2, 4, 8, ... steps; 2 if"
                    + " not given",
            min = 1,
            max = 1_000_000)
        Optional<Integer> batch,
    @Param(
            doc = "passes over the training rows, each with a tree of its own",
            min = 1,
            max = 100_000)
        int epochs,
    @Param(
            doc = "learning rate; if not given, by rows, inputs, classes and noise",
            min = 0,
            above = true,
            max = 100)
        Optional<Double> lr,
    @Param(doc = "share of the last update kept", min = 0, max = 0.9999, share = true)
        double momentum,
    @Param(
            doc = "share of the steps, at the end, the mean of whose weights is the model",
            min = 0,
            max = 1,
            share = true)
        double average,
    @Param(doc = "what the model is given of pictures") PublicFeatures features)
    implements PrivateTraining {

  private static final int LEAVES = 2;

  public DpFtrl() {
    this(
        1,
        Optional.empty(),
        1,
        Optional.empty(),
        100,
        Optional.empty(),
        Pace.MOMENTUM,
        0.5,
        PublicFeatures.CENTRED);
  }

  @Override
  public Fit apply(Fit fit) {
    demandAlone(fit);
    SumTree tree =
        SumTree.atLeast(batch.map(rows -> fit.rows() / (double) rows).orElse(0.0 + LEAVES));
    Pace pace = new Pace(1.0 / tree.leaves(), (long) epochs * tree.leaves());
    Guarantee budget = new Guarantee(eps, delta.orElseGet(() -> Delta.forRows(fit.rows())));
    Affordable afforded =
        Affordable.of(
            fit.network(),
            new Affordable.Telling(noise -> passes(tree, noise), (long) epochs * tree.nodes(), 1),
            budget,
            Accounting.PRV,
            Optional.empty());
    double noise = afforded.steps().get(0).noise();
    Optimizer moved = fit.plan().optimizer().with(Optimizer.Kind.SGD, momentum).averaging(average);
    double root = Math.sqrt(SumTree.running(tree.leaves()));
    double pushed =
        lr.orElseGet(() -> pace.lr(moved, clip, List.of(new Steps(1, noise * root, epochs)), fit));
    Spent spent = afforded.spent().byTree().noting(told(tree, noise, fit));
    if (lr.isEmpty()) {
      spent = spent.noting(chosen(pushed, fit));
    }
    PrivateSteps steps =
        new PrivateSteps(
            pace.rate(),
            clip,
            List.of(new PrivateSteps.Phase(noise, Math.toIntExact(pace.steps()))),
            Optional.empty(),
            !fit.seeded(),
            Units.ROWS,
            Optional.of(tree));
    return fit.with(
        fit.plan().with(moved.withLr(pushed)).with(steps), fit.seeded() ? spent.fromSeed() : spent);
  }

  /** A row is in one node of each level of each pass. */
  private List<Steps> passes(SumTree tree, double noise) {
    return List.of(new Steps(1, noise, (long) epochs * tree.levels()));
  }

  private String told(SumTree tree, double noise, Fit fit) {
    return MessageText.of(
        "%,d passes of %,d steps of about %,d %s: the tree of a pass has %,d levels, and each of its"
            + " nodes noise of %s times C",
        epochs,
        tree.leaves(),
        Math.round(fit.rows() / (double) tree.leaves()),
        fit.units(),
        tree.levels(),
        WrittenNumber.rounded(noise, 3));
  }

  private static String chosen(double pushed, Fit fit) {
    return "lr=%s: chosen by the numbers of %s, inputs and classes and by epsilon, which costs nothing"
        .formatted(WrittenNumber.rounded(pushed, 2), fit.units());
  }

  @Override
  public Treatment prepare(Dataset data) {
    return features.of(data);
  }
}
