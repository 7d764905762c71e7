package org.tattle.nn.train;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tattle.nn.blas.Arena;
import org.tattle.nn.blas.Blas;
import org.tattle.nn.blas.NativeFloats;
import org.tattle.nn.blas.StepThreads;
import org.tattle.nn.loss.CrossEntropy;
import org.tattle.nn.loss.SquaredError;
import org.tattle.nn.loss.StepLoss;
import org.tattle.nn.loss.TrueOutputs;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.network.Units;
import org.tattle.nn.robust.HardeningLessons;
import org.tattle.nn.robust.Lesson;
import org.tattle.nn.robust.Pupil;
import org.tattle.nn.stage.InputRows;
import org.tattle.nn.stage.StageChain;
import org.tattle.nn.step.Batches;
import org.tattle.nn.step.Clip;
import org.tattle.nn.step.Holdout;
import org.tattle.nn.step.Marking;
import org.tattle.nn.step.NoiseBlocks;
import org.tattle.nn.step.Opponent;
import org.tattle.nn.step.RandomParts;
import org.tattle.nn.step.Stop;
import org.tattle.nn.step.TrainingSize;
import org.tattle.nn.step.UnitGradient;
import org.tattle.nn.step.WeightPull;
import org.tattle.nn.update.Average;
import org.tattle.nn.update.UpdateRule;
import org.tattle.nn.update.UpdateRules;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Randomness;
import org.tattle.run.catalogue.ModelFaults;

/**
 * One model being trained: the loop over steps.
 *
 * <p>A step is: pick rows; forwards; loss; backwards; under privacy, clip each example; accumulate
 * the gradient where the rule wants it; noise; finish. Batches larger than the buffers go through
 * in parts and are accumulated.
 */
final class TrainingLoop implements AutoCloseable {

  private final Job job;

  /** Where it begins, or null where weights are drawn. */
  private final Start start;

  private final TrainingPlan plan;
  private final InputRows rows;

  /** Where a gradient is put together that is not put onto the target at once, or null. */
  private final JoinedGradient joined;

  private final StepThreads threads;
  private final StageChain chain;
  private final UpdateRule rule;
  private final StepLoss loss;
  private final Batches batches;
  private final Clip clip;
  private final BatchGradient gradient;

  /** What a large private batch is added up by, or null. */
  private final RandomParts dealt;

  /** The same where several gradients are clipped as one, or null. */
  private final UnitGradient together;

  /** Whom to deceive, or null. */
  private final Opponent opponent;

  /** The canaries in gradient space, or null. */
  private final Marking marking;

  /** What moves the weights besides the gradient, or null. */
  private final NativeFloats lean;

  /** What draws the weights to bear a mark, or null. */
  private final WeightPull pull;

  /** How rows are learned from, if not as they are, or null. */
  private final Lesson lesson;

  /** The mean of the last steps' weights, or null. */
  private final Average average;

  private final Stop stop;
  private final int capacity;
  private final int perEpoch;
  private final long steps;
  private final int size;
  private final StepThreads.Task finish = this::finish;
  private long step;
  private double lr;

  TrainingLoop(
      Job job,
      Start start,
      InputRows rows,
      TrueOutputs truth,
      Control control,
      int most,
      Draws draws) {
    this.job = job;
    this.start = start;
    this.rows = rows;
    plan = job.plan();
    Randomness random = job.random();
    Holdout split = Holdout.of(job.rows(), TrainingSize.reference(plan), random.split("reference"));
    stop = new Stop(plan, split.kept(), random.split("holdout"));
    PrivateSteps privacy = plan.privacy().orElse(null);
    Units units = privacy == null ? Units.ROWS : privacy.units();
    int[][] whole = units.together() ? units.parted(stop.training()) : null;
    int[] train = whole == null ? stop.training() : IntStream.range(0, whole.length).toArray();
    size = train.length;
    capacity = TrainingSize.capacity(job.network(), plan, size);
    int weights = job.network().weights();
    threads = new StepThreads(TrainingSize.shared(capacity, weights) ? most : 1, control);
    int parts = threads.size();
    boolean parted = privacy == null && Math.min(plan.batch(), size) > capacity;
    boolean shortened = privacy == null && plan.optimizer().clip().isPresent();
    boolean inParts = shortened || parted && UpdateRules.floats(plan.optimizer(), weights) == 0;
    long spare =
        UpdateRules.floats(plan.optimizer(), weights)
            + Average.floats(plan.optimizer().average(), weights)
            + (privacy == null ? 0 : Clip.floats(weights))
            + UnitGradient.floats(units, weights)
            + (inParts ? Arena.padded(weights) : 0)
            + (start != null && start.leans() ? Arena.padded(weights) : 0)
            + (start == null ? 0 : start.mark().map(it -> Arena.padded(it.size())).orElse(0L));
    chain = chain(spare, random);
    rule = UpdateRules.of(plan.optimizer(), chain.arena(), chain.weights(), parts);
    loss = loss(truth, job.network().classes());
    if (privacy == null) {
      batches = new Batches.Shuffled(train, plan.batch(), random.split("batches"));
      perEpoch = (size + plan.batch() - 1) / plan.batch();
      steps = (long) plan.epochs() * perEpoch;
      clip = null;
    } else {
      batches = draws.batches(job, privacy, train, random.split("batches"));
      perEpoch = (int) Math.max(1, Math.min(privacy.steps(), Math.round(1 / privacy.rate())));
      steps = privacy.steps();
      NoiseBlocks[] noise = new NoiseBlocks[parts];
      Arrays.setAll(noise, i -> draws.noise(random.split("noise")));
      double kept =
          FiniteArithmetic.kept(
              job.network(), privacy, size, whole == null ? capacity : UnitGradient.SUMMED);
      clip = new Clip(privacy, kept, noise, chain.arena(), weights, capacity, threads);
    }
    average =
        Average.of(plan.optimizer().average(), steps, chain.weights(), chain.arena(), threads);
    joined = inParts ? new JoinedGradient(chain.arena().take(weights), threads) : null;
    lean = lean();
    pull =
        start == null
            ? null
            : start
                .mark()
                .map(mark -> new WeightPull(mark, chain.weights(), chain.arena()))
                .orElse(null);
    Randomness joining = random.split("marks");
    marking = plan.marks().map(m -> new Marking(m, plan, size, weights, joining)).orElse(null);
    opponent = opponent(split.held(), random.split("inference"));
    lesson = lesson(random.split("changes"));
    gradient = new BatchGradient(rows, batches, chain, loss, clip, opponent, lesson);
    int many = privacy == null ? 0 : FiniteArithmetic.parts(privacy, size);
    dealt = many == 0 ? null : new RandomParts(many, size, weights, random.split("parts"));
    together =
        whole == null
            ? null
            : new UnitGradient(
                rows, whole, units.views(), batches, chain, loss, clip, random.split("views"));
  }

  private NativeFloats lean() {
    if (start == null || !start.leans()) {
      return null;
    }
    NativeFloats floats = chain.arena().take(start.lean().length);
    floats.put(0, start.lean(), 0, start.lean().length);
    return floats;
  }

  /** Cross-entropy of classes, or the squared error of the one number. */
  private StepLoss loss(TrueOutputs truth, int outputs) {
    return outputs == 1
        ? new SquaredError(truth, capacity, threads)
        : new CrossEntropy(truth, outputs, plan.labelSmoothing(), capacity, threads);
  }

  private StageChain chain(long spare, Randomness random) {
    try {
      return new StageChain(
          job.network(), capacity, spare, plan.hardening().isPresent(), random, threads);
    } catch (OutOfMemoryError | RuntimeException e) {
      threads.close();
      throw e;
    }
  }

  private Lesson lesson(Randomness random) {
    return plan.hardening()
        .map(
            it ->
                HardeningLessons.of(
                    it,
                    new Pupil(job.network(), chain, rows, (CrossEntropy) loss, random, threads)))
        .orElse(null);
  }

  private Opponent opponent(int[] reference, Randomness random) {
    int classes = job.network().classes();
    try {
      return reference.length == 0
          ? null
          : new Opponent(
              plan.adversary().orElseThrow(), reference, classes, capacity, random, threads);
    } catch (OutOfMemoryError | RuntimeException e) {
      threads.close();
      chain.close();
      throw e;
    }
  }

  /** Trains to the end. */
  Trained run(Ticker ticker) {
    if (start == null) {
      chain.initialise(job.initial());
    } else {
      chain.weights().put(0, start.weights(), 0, start.weights().length);
    }
    if (opponent != null) {
      opponent.initialise();
    }
    int epochs = 0;
    double mean = Double.NaN;
    while (step < steps) {
      double sum = 0;
      long seen = 0;
      for (int i = 0; i < perEpoch && step < steps; i++) {
        sum += step();
        seen += batches.size();
        ticker.tick(mean);
      }
      epochs++;
      mean = seen == 0 ? mean : sum / seen;
      if (stop.after(chain, rows, loss)) {
        break;
      }
    }
    NativeFloats last = average == null ? chain.weights() : average.weights();
    float[] weights = new float[last.size()];
    last.get(0, weights, 0, weights.length);
    double[] scores = marking == null ? new double[0] : marking.scores();
    return new Trained(job.network(), weights, step, mean, epochs, scores);
  }

  /** Takes one step and returns the sum of its examples' losses. */
  private double step() {
    batches.next();
    lr = plan.optimizer().lr(step, steps);
    int count = batches.size();
    double sum = clip == null ? openly(count) : privately(count);
    step++;
    if (rule.finishes()) {
      threads.run(finish);
    }
    if (lean != null) {
      Blas.axpy(lean.size(), (float) lr, lean.pointer(), chain.weights().pointer());
    }
    if (average != null) {
      average.after(step);
    }
    if (!Double.isFinite(sum)) {
      throw Fault.of(ModelFaults.DIVERGED, step, plan.optimizer().lr()).at("lr");
    }
    return sum;
  }

  /** Moves the target by the batch's mean gradient. */
  private double openly(int count) {
    double alpha = rule.alpha(lr) / count;
    double beta = rule.beta(lr);
    NativeFloats target = rule.target();
    boolean shortened = plan.optimizer().clip().isPresent();
    boolean apart = shortened || count > capacity && target == chain.weights();
    if (pull != null) {
      pull.look();
    }
    double sum =
        gradient.accumulate(
            alpha, apart ? 0 : beta, apart ? joined.floats() : target, (double) step / steps);
    if (shortened) {
      joined.keep(Math.abs(rule.alpha(lr)) * plan.optimizer().clip().get());
    }
    if (apart) {
      joined.into(target, (float) beta);
    }
    if (pull != null) {
      pull.add(rule.alpha(lr), target);
    }
    if (marking != null) {
      marking.plant(alpha, target);
      marking.score(step, alpha, target);
    }
    return sum;
  }

  /** Moves the target by the batch's clipped sum with noise. */
  private double privately(int count) {
    double sum =
        together != null
            ? together.accumulate(clip.sum())
            : dealt != null
                ? gradient.accumulate(dealt, clip.sum())
                : gradient.accumulate(1, 0, clip.sum(), (double) step / steps);
    if (count == 0) {
      clip.sum().fill(0, clip.sum().size(), 0);
    }
    double divisor = clip.divisor(size);
    double norm = clip.bound();
    if (marking != null) {
      marking.plant(norm, clip.sum());
    }
    clip.release(step, rule.alpha(lr) / divisor, rule.beta(lr), rule.target());
    if (marking != null) {
      marking.score(step, norm, clip.sum());
    }
    clip.adapt(step, divisor);
    return sum;
  }

  private void finish(int part, int parts) {
    int size = chain.weights().size();
    int count = (size + UpdateRule.BLOCK - 1) / UpdateRule.BLOCK;
    for (int i = count * part / parts; i < count * (part + 1) / parts; i++) {
      threads.check();
      int from = i * UpdateRule.BLOCK;
      rule.finish(lr, step, from, Math.min(UpdateRule.BLOCK, size - from), part);
    }
  }

  @Override
  public void close() {
    threads.close();
    if (lesson != null) {
      lesson.close();
    }
    chain.close();
    if (opponent != null) {
      opponent.close();
    }
  }
}
