package org.tattle.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.attack.Context;
import org.tattle.measure.Guessing;
import org.tattle.nn.Examples;
import org.tattle.nn.Job;
import org.tattle.nn.Marks;
import org.tattle.nn.Recipe;
import org.tattle.nn.Trained;
import org.tattle.privacy.Figure;
import org.tattle.privacy.GaussianCurve;
import org.tattle.privacy.Guarantee;
import org.tattle.privacy.Spent;
import org.tattle.run.Message;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;
import org.tattle.target.Order;
import org.tattle.target.Target;

/**
 * Attacks the target's own training from within: it is run again, with its own noise, clipping
 * norm, sampling rate and schedule, and with canaries in gradient space ({@link Marks}), each of
 * them in or out by a fair coin. The attacker sees every step and knows every row but the canaries,
 * as differential privacy grants it.
 *
 * <p>A network has as many places for canaries as it has weights. Where that is not enough, the
 * training is run several times with other canaries: each of them is in one run only, so that all
 * runs together spend on it what one does, and the theorems of one run hold.
 */
final class WhiteBox {
  private static final int MOST_RUNS = 64;

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
    weights = job.network().weights().stream().mapToInt(n -> n).sum();
    canaries = (int) Math.min(wanted, (long) MOST_RUNS * weights);
  }

  /** How many trainings it takes. */
  int runs() {
    return (canaries + weights - 1) / weights;
  }

  Finding find(Target target, Context context) {
    Order order = context.trainer().orderTarget(target.blueprint());
    Examples examples = new Examples(order.data().features(), order.data().labels());
    Seed seed = context.seed().split("white box");
    boolean secure = job.recipe().privacy().map(Recipe.Privacy::secure).orElse(false);
    UniformRandomProvider coins =
        secure ? Randomness.secure() : Randomness.seeded(seed.split("coins"));
    boolean[] in = new boolean[canaries];
    List<Double> scores = new ArrayList<>();
    for (int run = 0; run < runs(); run++) {
      int first = run * weights;
      int count = Math.min(weights, canaries - first);
      for (int i = first; i < first + count; i++) {
        in[i] = coins.nextBoolean();
      }
      int[] planted = IntStream.range(0, count).filter(i -> in[first + i]).toArray();
      Recipe recipe = job.recipe().with(new Marks(count, planted));
      Job marked = new Job(job.network(), recipe, job.rows(), seed.split(run).value());
      Trained trained =
          context.trainer().train(examples, List.of(marked), context.control()).get(0);
      for (double score : trained.scores()) {
        scores.add(score);
      }
    }
    if (scores.size() < canaries) {
      return Finding.measured(
          "canaries in the gradients", true, "the training takes none, and so cannot be audited");
    }
    return judge(scores, in, coins);
  }

  private Finding judge(List<Double> scores, boolean[] in, UniformRandomProvider ties) {
    Guessing guessing = Guessing.best(canaries, expected(), guarantee.delta(), 1 - confidence);
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
    double bound = guessing.bound(right);
    String words =
        Message.of(
            "with %s%% confidence eps is %s or more: %,d of %,d calls were right, of %,d canaries"
                + " in the gradients of %s like the target's, noise, norm, rate and steps kept",
            Figure.rounded(100 * confidence, 4),
            Figure.rounded(bound, 3),
            right,
            guessing.guesses(),
            canaries,
            runs() == 1 ? "a training" : runs() + " trainings");
    return Finding.measured(
        "canaries in the gradients", bound > guarantee.epsilon(), words + ceiling(guessing, right));
  }

  private String ceiling(Guessing guessing, int right) {
    if (!noisy()) {
      return "";
    }
    double gaussian = guessing.boundIfGaussian(right);
    return Message.of(
        "; on average so many show %s of one Gaussian with the eps that is accounted for; if"
            + " the noise is Gaussian, eps is %s or more",
        Figure.rounded(guessing.expected(), 3), Figure.rounded(gaussian, 3));
  }

  private boolean noisy() {
    return job.recipe().privacy().filter(p -> p.noise(0) > 0).isPresent();
  }

  /** How often calls should be right: as of one Gaussian mechanism of the same (ε, δ), or ever. */
  private IntToDoubleFunction expected() {
    if (noisy() && spent.isPresent()) {
      Spent proved = spent.get();
      return Guessing.ideal(canaries, GaussianCurve.mu(proved.epsilon(), proved.delta()));
    }
    double never = Math.exp(-job.recipe().epochs());
    return guesses -> 1 - never / 2;
  }
}
