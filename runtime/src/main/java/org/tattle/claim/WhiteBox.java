package org.tattle.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.attack.Context;
import org.tattle.measure.Guessing;
import org.tattle.nn.network.GradientMarks;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.Trained;
import org.tattle.privacy.account.BestAttack;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.WrittenNumber;
import org.tattle.run.MessageText;
import org.tattle.run.Seed;
import org.tattle.subject.train.NetworkOrder;
import org.tattle.subject.train.Order;

/**
 * Attacks the target's own training from within: it is run again, with its own noise, clipping
 * norm, sampling rate and schedule, and with canaries in gradient space ({@link GradientMarks}),
 * each of them in or out by a fair coin. The attacker sees every step and knows every row but the
 * canaries, as differential privacy grants it.
 *
 * <p>A network has as many places for canaries as it has weights. Where that is not enough, the
 * training is run several times with other canaries: each of them is in one run only, so that all
 * runs together spend on it what one does, and the theorems of one run hold.
 */
final class WhiteBox {
  private static final int MOST_RUNS = 64;

  /** How many calls were right, of how many that were made and how. */
  record Called(Guessing guessing, int right) {
    double bound() {
      return guessing.bound(right);
    }
  }

  private final Guarantee guarantee;
  private final double confidence;
  private final Job job;
  private final Optional<Spent> spent;
  private final int weights;
  private final int canaries;

  /**
   * @param wanted how many canaries, if they find room
   */
  WhiteBox(Guarantee guarantee, int wanted, double confidence, Job job, Optional<Spent> spent) {
    this.guarantee = guarantee;
    this.confidence = confidence;
    this.job = job;
    this.spent = spent;
    weights = job.network().weights();
    canaries = (int) Math.min(wanted, (long) MOST_RUNS * weights);
  }

  /** How many trainings it takes. */
  int runs() {
    return (canaries + weights - 1) / weights;
  }

  Finding find(NetworkOrder order, Context context) {
    Optional<Called> called = call(order, context);
    return called.isPresent()
        ? told(called.get())
        : Finding.measured(
            "canaries in the gradients", true, "the training takes none, and so cannot be audited");
  }

  /**
   * The target's training, with canaries of which those are in for whom a coin says so.
   *
   * @param order what trains the target
   * @param in what the coins say
   */
  private NetworkOrder marked(NetworkOrder order, boolean[] in, Context context) {
    List<Job> marked = new ArrayList<>();
    for (int run = 0; run < runs(); run++) {
      int first = run * weights;
      int count = Math.min(weights, canaries - first);
      int[] planted = IntStream.range(0, count).filter(i -> in[first + i]).toArray();
      TrainingPlan plan = job.plan().with(new GradientMarks(count, planted));
      long seed = seed(context).split(run).value();
      marked.add(new Job(job.network(), plan, job.rows(), seed));
    }
    return order.probing("trainings with marked gradients", marked);
  }

  private static Seed seed(Context context) {
    return context.seed().split("white box");
  }

  /** Fair coins, the same ones for one claim: nobody tosses until they fall well. */
  private static UniformRandomProvider coins(Context context) {
    return context.trainer().draws().kept(seed(context).split("coins"));
  }

  private boolean[] tossed(UniformRandomProvider coins) {
    boolean[] in = new boolean[canaries];
    for (int i = 0; i < canaries; i++) {
      in[i] = coins.nextBoolean();
    }
    return in;
  }

  /** What is trained, so that a plan can tell. */
  Order planned(NetworkOrder order, Context context) {
    return marked(order, tossed(coins(context)), context);
  }

  /** Calls the canaries; nothing if the training does not tell of them. */
  Optional<Called> call(NetworkOrder order, Context context) {
    UniformRandomProvider coins = coins(context);
    boolean[] in = tossed(coins);
    List<Double> scores = new ArrayList<>();
    for (Trained trained :
        context.trainer().probes(marked(order, in, context), context.control())) {
      for (double score : trained.scores()) {
        scores.add(score);
      }
    }
    return scores.size() < canaries ? Optional.empty() : Optional.of(judge(scores, in, coins));
  }

  private Called judge(List<Double> scores, boolean[] in, UniformRandomProvider ties) {
    Guessing guessing = guessing();
    double middle = noisy() ? 0 : 0.5;
    double[] order = ties.doubles(canaries).toArray();
    int right =
        (int)
            IntStream.range(0, canaries)
                .boxed()
                .sorted(
                    Comparator.<Integer>comparingDouble(i -> -Math.abs(scores.get(i) - middle))
                        .thenComparingDouble(i -> order[i]))
                .limit(guessing.guesses())
                .filter(i -> in[i] == scores.get(i) > middle)
                .count();
    return new Called(guessing, right);
  }

  private Finding told(Called called) {
    Guessing guessing = called.guessing();
    int right = called.right();
    double bound = called.bound();
    String words =
        MessageText.of(
            "with %s%% confidence eps is %s or more: %,d of %,d calls were right, of %,d canaries"
                + " in the gradients of %s like the target's, noise, norm, rate and steps kept",
            WrittenNumber.rounded(100 * confidence, 4),
            WrittenNumber.rounded(bound, 3),
            right,
            guessing.guesses(),
            canaries,
            runs() == 1 ? "a training" : runs() + " trainings");
    return Finding.measured(
        "canaries in the gradients", bound > guarantee.epsilon(), words + ceiling(called));
  }

  private String ceiling(Called called) {
    if (proved().isEmpty()) {
      return "";
    }
    Guessing guessing = called.guessing();
    return MessageText.of(
        "; on average one Gaussian of the eps that is accounted for shows %s on so many, and the"
            + " best attack on these steps %s; if the noise is Gaussian, eps is %s or more",
        WrittenNumber.rounded(ceiling(), 3),
        WrittenNumber.rounded(guessing.expected(), 3),
        WrittenNumber.rounded(guessing.boundIfGaussian(called.right()), 3));
  }

  /** The mean bound on one Gaussian mechanism of the same (ε, δ), by the same rules. */
  double ceiling() {
    Spent spends = proved().orElseThrow();
    return guessing(BestAttack.gaussian(GaussianCurve.mu(spends.epsilon(), spends.delta())))
        .expected();
  }

  private Guessing guessing(BestAttack odds) {
    return Guessing.best(canaries, odds, guarantee.delta(), 1 - confidence);
  }

  /** As for the best attack on these very steps; without privacy, for one that errs hardly ever. */
  private Guessing guessing() {
    double never = Math.exp(-job.plan().epochs());
    return proved()
        .map(
            spends ->
                guessing(
                    spends.steps().isEmpty()
                        ? BestAttack.gaussian(GaussianCurve.mu(spends.epsilon(), spends.delta()))
                        : BestAttack.of(spends.steps())))
        .orElseGet(
            () ->
                Guessing.best(
                    canaries, guesses -> 1 - never / 2, guarantee.delta(), 1 - confidence));
  }

  /** What is accounted for, of a training with noise. */
  private Optional<Spent> proved() {
    return spent.filter(spends -> noisy());
  }

  private boolean noisy() {
    return job.plan().privacy().filter(p -> p.noise(0) > 0).isPresent();
  }
}
