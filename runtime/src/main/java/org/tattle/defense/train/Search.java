package org.tattle.defense.train;

import java.util.List;
import java.util.stream.IntStream;
import org.tattle.defense.Course;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.train.Examples;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.BestOf;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Guarantee;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.WrittenNumber;
import org.tattle.privacy.noise.DiscreteGaussian;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.FaultCode;

/**
 * A private choice of the learning rate (Papernot and Steinke 2022): so many runs as are drawn,
 * each at a rate drawn about the chosen one and from initial weights of its own, and the best of
 * them by how many of its rows it gets right, with noise. A run and its score are steps on the same
 * rows, one after the other; {@link BestOf} says what the best of them spends. How many there were
 * is nobody's business: told, it would void that.
 *
 * @param runs how many are drawn
 * @param most how many there are at most; that there would have been more is part of δ
 * @param noise the deviation of the noise on the number of rows that are right
 * @param secure whether nobody can compute what is drawn
 */
record Search(BestOf runs, int most, long noise, boolean secure) implements Course {
  /** What a learning rate is multiplied by. */
  private static final List<Double> FACTORS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

  /** What part of the budget goes to a score. */
  private static final double SCORE = 0.1;

  /** How near to a number is right, in deviations of what is to be predicted. */
  private static final double NEAR = 0.5;

  /**
   * A search within a budget.
   *
   * @param cut the chance that there are more than the most runs
   */
  static Search of(int mean, Guarantee budget, double cut, boolean secure) {
    BestOf runs = BestOf.of(mean);
    double log = Math.log(1 / budget.delta());
    double root = Math.sqrt(log + budget.epsilon()) - Math.sqrt(log);
    long noise = (long) Math.ceil(1 / (root * Math.sqrt(2 * SCORE)));
    return new Search(runs, runs.most(cut), noise, secure);
  }

  /** The noise on a score, as a step on all rows. */
  Steps score() {
    return new Steps(1, noise, 1);
  }

  /**
   * What it costs, in words.
   *
   * @param steps of one run
   */
  String told(List<Steps> steps, double delta) {
    double one = Composition.spent(Accounting.RDP, steps, delta).epsilon();
    return MessageText.of(
        "the best of %,d trainings on average, at a quarter to four times that learning rate, by"
            + " how many of its rows each gets right, but for noise of deviation %,d: epsilon"
            + " covers all of them, and each has the noise of a single one at eps=%s",
        besides() + 1, noise, WrittenNumber.rounded(one, 2));
  }

  @Override
  public int besides() {
    return (int) Math.round(runs.mean()) - 1;
  }

  @Override
  public double work() {
    return runs.mean() - 1;
  }

  @Override
  public Trained train(
      Job job, Randomness random, Examples examples, Workers workers, Control control) {
    int count = runs.draw(random, most);
    DiscreteGaussian errors = new DiscreteGaussian(noise);
    Trained best = null;
    long highest = 0;
    Fault fault = null;
    for (int i = 0; i < count; i++) {
      control.check();
      Job run = at(job, FACTORS.get(random.nextInt(FACTORS.size())), random.nextLong());
      try {
        Trained made = workers.train(examples, List.of(run), control, (j, model) -> {}).get(0);
        long score = right(made, examples, job.rows(), control) + errors.sample(random);
        if (best == null || score > highest) {
          best = made;
          highest = score;
        }
      } catch (Fault e) {
        if (e.code() != FaultCode.R520) {
          throw e;
        }
        fault = e;
      }
    }
    if (best == null) {
      throw fault;
    }
    return best;
  }

  private static Job at(Job job, double factor, long seed) {
    Optimizer moved = job.plan().optimizer();
    Optimizer other = moved.withLr(factor * moved.lr());
    return new Job(job.network(), job.plan().with(other), job.rows(), seed);
  }

  private static long right(Trained model, Examples examples, int[] rows, Control control) {
    LogitMatrix said = model.outputs(examples.features(), rows, control);
    if (said.classes() > 1) {
      return IntStream.range(0, rows.length)
          .filter(i -> said.predicted(i) == examples.labels()[rows[i]])
          .count();
    }
    return IntStream.range(0, rows.length)
        .filter(
            i -> {
              double off = said.logit(i, 0) - examples.targets().orElseThrow().getFloat(rows[i], 0);
              return Math.abs(off) <= NEAR;
            })
        .count();
  }
}
