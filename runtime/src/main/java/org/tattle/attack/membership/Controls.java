package org.tattle.attack.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Tails;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.Split;
import org.tattle.measure.Estimate;
import org.tattle.measure.Roc;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.train.Order;

/**
 * What keeps an attack's numbers honest: what it finds where there is nothing to find, and what can
 * be found without asking the model at all.
 */
public final class Controls {
  /** Rows of either side that are told apart by their features: enough to see an AUC of 0.56. */
  private static final int ROWS = 1000;

  /** Rows of a kind that are enough to try anything on. */
  private static final int FEWEST = 4;

  private static final int FOLDS = 2;
  private static final TrainingPlan PLAN =
      new TrainingPlan(
          30, 64, Optimizer.adam(3e-3).with(Optimizer.Schedule.COSINE).withWeightDecay(1e-3));

  private Controls() {}

  /**
   * The AUC of an attack against a null target: the target's non-members, half of which, drawn at
   * random, are called members. It was trained on neither half, so an AUC whose interval leaves out
   * 0.5 says that the attack or the data are at fault. One in a hundred does so by chance.
   *
   * @return the AUC with its 99 % interval, or empty if there are too few rows
   */
  static Optional<Counterpart> nullTarget(
      Function<Target, Membership> attack, Target target, Context context) {
    return target.split().nonmembers().length >= FEWEST
        ? Optional.of(nothing(attack.apply(untrained(target)).roc().auc(0.99)))
        : Optional.empty();
  }

  /**
   * A model and its non-members, half of which, drawn at random, are called members. It was trained
   * on none of them, so nobody can tell the two halves apart but by chance.
   */
  public static Target untrained(Target target) {
    int first = target.split().members().length;
    int[] order = IntStream.range(first, target.answers().size()).toArray();
    PermutationSampler.shuffle(target.key().seed(new Seed(0)).split("null").random(), order);
    int half = order.length / 2;
    return target.calling(
        IntStream.of(order).limit(half).sorted().toArray(),
        IntStream.of(order).skip(half).sorted().toArray());
  }

  /** What an attack found on rows never trained on. */
  public static Counterpart nothing(Estimate auc) {
    return new Counterpart(
        leak(auc, Tails.EITHER),
        AttackFaults.CONTROL_MEMBERS,
        "on rows never trained on, where an AUC of 0.5 is right",
        "The control of “%s” failed: it also tells apart people of whom none was in the training"
            + " data (AUC %s), so what it found may come from the data or the attack, and not from"
            + " the model.");
  }

  /** What was told apart without asking the model; too much likeness explains no attack. */
  public static Counterpart apart(Estimate auc) {
    return new Counterpart(
        leak(auc, Tails.MORE),
        AttackFaults.DIFFERENT_IN_KIND,
        auc.upper() < 0.5
            ? "members and non-members are more alike than lots make them, as after a stratified"
                + " split, which helps no attack"
            : "members and non-members are not told apart without the model",
        "The people in its training data differ in kind from the others, and can be told from them"
            + " without asking the model (AUC %2$s): what attacks find may be that, and not what"
            + " the model gives away.",
        true);
  }

  private static Leak leak(Estimate auc, Tails tails) {
    return new Leak(Membership.AUC, auc, Estimate.exact(0.5), 1, tails, "");
  }

  /**
   * How well members and non-members are told apart by their features and labels alone, without the
   * model: a shift between the two. Logistic regression and a small network, each fitted on one
   * half of the rows and asked about the other, both ways; the one whose AUC is farther from 0.5.
   * Where the lower end of the interval is above 0.5, an attack may owe its success to the shift.
   *
   * <p>Where the upper end is under 0.5, members and non-members are more alike than lots make
   * them, as after a stratified split or of twins: what one half has more of among its members, the
   * other half has less of. That helps nobody who does not know the members of one half.
   *
   * <p>What differs by chance between members and others of one half is what a model learns there,
   * and it serves the other half as well as the other way round. So the two halves err together,
   * and the interval of their mean is no narrower than that of one.
   *
   * @param split two members and two others at least
   * @return the AUC with an interval of 97.5 % each, so 95 % for the one of two that was taken
   */
  public static Estimate shift(Dataset data, Split split, Context context) {
    int[] members = sample(split.members(), context.seed().split("members"));
    int[] others = sample(split.nonmembers(), context.seed().split("non-members"));
    int[] rows = new int[members.length + others.length];
    boolean[] member = new boolean[rows.length];
    int[] inOrOut = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      member[i] = i < members.length;
      inOrOut[i] = member[i] ? 1 : 0;
      rows[i] = member[i] ? members[i] : others[i - members.length];
    }
    INDArray inputs = inputs(data, rows);
    Estimate best = null;
    for (Network network : networks(inputs.columns())) {
      Estimate auc = auc(scores(inputs, inOrOut, network, context), member);
      best = best == null || off(auc) > off(best) ? auc : best;
    }
    return best;
  }

  private static List<Network> networks(int inputs) {
    Shape shape = Shape.flat(inputs);
    return List.of(
        new Network(shape, List.of(), 2),
        new Network(
            shape, List.of(new Layer.Dense(32), new Layer.Activation(Layer.Function.RELU)), 2));
  }

  private static double off(Estimate auc) {
    return Math.abs(auc.value() - 0.5);
  }

  /** The mean of the AUCs in the folds, and of the ends of their intervals. */
  private static Estimate auc(double[] scores, boolean[] member) {
    List<Estimate> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int[] rows = fold(fold, scores.length, true);
      double[] some = IntStream.of(rows).mapToDouble(i -> scores[i]).toArray();
      boolean[] in = new boolean[rows.length];
      for (int k = 0; k < in.length; k++) {
        in[k] = member[rows[k]];
      }
      folds.add(Roc.of(some, in).auc(0.975));
    }
    return new Estimate(
        folds.stream().mapToDouble(Estimate::value).average().orElseThrow(),
        folds.stream().mapToDouble(Estimate::lower).average().orElseThrow(),
        folds.stream().mapToDouble(Estimate::upper).average().orElseThrow(),
        0.975,
        "DeLong in either half");
  }

  /** The rows of a fold, or the others. */
  private static int[] fold(int fold, int rows, boolean in) {
    return IntStream.range(0, rows).filter(i -> i % FOLDS == fold == in).toArray();
  }

  /**
   * The same of a target whose members were not drawn at random here: a column of its table says
   * who they are, or it was trained elsewhere, where its inputs are known or at least its classes.
   *
   * @return empty if they were drawn at random, for what differs between them then is chance, if
   *     nothing is known of them but answers, or if there are too few of either kind
   */
  static Optional<Counterpart> shift(Target target, Context context) {
    Split split = target.split();
    return target.told() && shown(target.data()) && enough(split)
        ? Optional.of(apart(shift(target.data(), split, context)))
        : Optional.empty();
  }

  /** Whether anything is known of rows besides what a model answers for them. */
  private static boolean shown(Dataset data) {
    return data.truth().kind() != Labels.Kind.NOTHING || !data.columns().isEmpty();
  }

  private static boolean enough(Split split) {
    return Math.min(split.members().length, split.nonmembers().length) >= FEWEST;
  }

  /** The models that this fits, for a plan. */
  static List<Order> lessons(Prospect target, Context context) {
    Split split = target.split();
    if (!target.told() || !shown(target.data()) || !enough(split)) {
      return List.of();
    }
    int rows = Math.min(ROWS, split.members().length) + Math.min(ROWS, split.nonmembers().length);
    return networks(width(target.data())).stream()
        .map(network -> new Job(network, PLAN, new int[rows / FOLDS], context.seed().value()))
        .map(
            job ->
                context.trainer().lessons().planned("a test of rows without the model", job, FOLDS))
        .toList();
  }

  private static int[] sample(int[] rows, Seed seed) {
    int[] drawn = rows.clone();
    PermutationSampler.shuffle(seed.random(), drawn);
    return Arrays.copyOf(drawn, Math.min(ROWS, drawn.length));
  }

  private static int width(Dataset data) {
    return data.shape().size() + data.truth().width();
  }

  /** Features, and the label as one feature a class, or as the number that it is. */
  private static INDArray inputs(Dataset data, int[] rows) {
    int width = data.shape().size();
    int all = width(data);
    float[] values = data.values(rows);
    float[] inputs = new float[rows.length * all];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, i * width, inputs, i * all, width);
      data.truth().write(rows[i], inputs, i * all + width);
    }
    return Nd4j.createFromArray(inputs).reshape(rows.length, all);
  }

  /** The score of each row, from a model fitted on the rows of the other fold. */
  private static double[] scores(INDArray inputs, int[] inOrOut, Network network, Context context) {
    int rows = inOrOut.length;
    List<Job> jobs = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int[] fitted = fold(fold, rows, false);
      jobs.add(new Job(network, PLAN, fitted, context.seed().split("shift", fold).value()));
    }
    List<Trained> models =
        context.trainer().lessons().classifiers(inputs, inOrOut, jobs, context.control());
    double[] scores = new double[rows];
    for (int fold = 0; fold < FOLDS; fold++) {
      int[] asked = fold(fold, rows, true);
      LogitMatrix said = models.get(fold).outputs(inputs, asked, context.control());
      for (int k = 0; k < asked.length; k++) {
        scores[asked[k]] = said.logit(k, 1) - said.logit(k, 0);
      }
    }
    return scores;
  }
}
