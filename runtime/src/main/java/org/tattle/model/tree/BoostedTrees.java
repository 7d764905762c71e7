package org.tattle.model.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.model.Learned;
import org.tattle.model.Learner;
import org.tattle.nn.train.Examples;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Gradient boosting (Friedman 2001, algorithms 3, 5 and 6): each round grows one tree for each
 * class from what is left to explain, {@code r = y - p}, and moves each leaf by one Newton step of
 * the cross-entropy, {@code (K - 1) / K * sum r / sum |r| (1 - |r|)}, shrunk by the rate. Two
 * classes need one tree a round, whose step is {@code sum r / sum p (1 - p)}, and numbers one whose
 * leaves are means. With {@code rows=} less than one each round sees some of the rows (Friedman
 * 2002).
 */
@Component(
    name = "boosting",
    doc = "Gradient-boosted trees: each is grown from what those before it left to explain.",
    paper = "Friedman 2001, Greedy Function Approximation: A Gradient Boosting Machine",
    example = "model boosting rounds=50 depth=4")
public record BoostedTrees(
    @Param(doc = "rounds, of one tree for each class or one for two", min = 1, max = 10_000)
        int rounds,
    @Param(doc = "the most splits on the way to a leaf", min = 1, max = 100) int depth,
    @Param(doc = "the fewest rows of a leaf", min = 1, max = 1_000_000) int leaf,
    @Param(doc = "what each tree's answer is multiplied by", min = 0, above = true, max = 1)
        double rate,
    @Param(doc = "share of the rows that each round sees", min = 0.01, max = 1, share = true)
        double rows)
    implements Learner {

  /** What stands in for no curvature at all: a leaf whose rows are explained to all digits. */
  private static final double FLAT = 1e-12;

  public BoostedTrees() {
    this(100, 3, 1, 0.1, 1);
  }

  @Override
  public boolean numbers() {
    return true;
  }

  @Override
  public Learned learn(Examples examples, int outputs, int[] which, Seed seed, Control control) {
    Taken taken = Taken.of(examples, outputs, which);
    return new Rounds(taken, outputs, control).all(seed);
  }

  @Override
  public Learned read(byte[] bytes) {
    return Trees.read(bytes);
  }

  /** The rounds of one training. */
  private final class Rounds {
    private final Taken taken;
    private final Control control;
    private final Grower grower;
    private final Trees.Link link;
    private final int outputs;
    private final double[] start;
    private final double[][] sums;
    private final List<Tree> trees = new ArrayList<>();

    Rounds(Taken taken, int classes, Control control) {
      this.taken = taken;
      this.control = control;
      grower = new Grower(taken.features(), control);
      link =
          classes == 1 ? Trees.Link.SUM : classes == 2 ? Trees.Link.LOGISTIC : Trees.Link.SOFTMAX;
      outputs = classes == 2 ? 1 : classes;
      start = start(classes);
      sums = new double[taken.features().length][];
      Arrays.setAll(sums, i -> start.clone());
    }

    /** The mean of numbers, or the logarithms of the classes' shares, with one row more of each. */
    private double[] start(int classes) {
      if (classes == 1) {
        return new double[] {Arrays.stream(taken.numbers()).average().orElse(0)};
      }
      double[] shares = new double[classes];
      Arrays.fill(shares, 1);
      Arrays.stream(taken.labels()).forEach(label -> shares[label]++);
      double all = Arrays.stream(shares).sum();
      return classes == 2
          ? new double[] {Math.log(shares[1] / shares[0])}
          : Arrays.stream(shares).map(share -> Math.log(share / all)).toArray();
    }

    Trees all(Seed seed) {
      for (int round = 0; round < rounds; round++) {
        Seed own = seed.split("round", round);
        int[] seen = seen(own.split("rows"));
        double[][] left = left();
        for (int o = 0; o < outputs; o++) {
          trees.add(step(left[o], o, seen, own.split("splits", o)));
        }
      }
      return new Trees(link, taken.features()[0].length, start, rate, trees);
    }

    private int[] seen(Seed seed) {
      int count = taken.features().length;
      int some = (int) Math.max(1, Math.round(rows * count));
      if (some == count) {
        return grower.all();
      }
      int[] order = grower.all();
      PermutationSampler.shuffle(seed.random(), order);
      int[] seen = Arrays.copyOf(order, some);
      Arrays.sort(seen);
      return seen;
    }

    /** What is left to explain of each output of each row, {@code [outputs][rows]}. */
    private double[][] left() {
      double[][] left = new double[outputs][sums.length];
      for (int i = 0; i < sums.length; i++) {
        double[] said = link == Trees.Link.SOFTMAX ? Trees.softmax(sums[i]) : sums[i];
        for (int o = 0; o < outputs; o++) {
          left[o][i] =
              switch (link) {
                case SUM -> taken.numbers()[i] - said[o];
                case SOFTMAX -> (taken.labels()[i] == o ? 1 : 0) - said[o];
                case LOGISTIC -> taken.labels()[i] - 1 / (1 + Math.exp(-said[o]));
              };
        }
      }
      return left;
    }

    /** Grows a tree from what is left, moves its leaves, and takes what it says into account. */
    private Tree step(double[] left, int output, int[] seen, Seed seed) {
      Grower.Plan plan = new Grower.Plan(depth, leaf, taken.features()[0].length);
      Tree grown = grower.grow(seen, Truths.numbers(left), plan, seed);
      float[] moves = moves(grown, left, seen);
      float[] values = new float[grown.nodes() * outputs];
      for (int node = 0; node < grown.nodes(); node++) {
        values[node * outputs + output] = moves[node];
      }
      for (int i = 0; i < sums.length; i++) {
        control.check();
        sums[i][output] += rate * moves[grown.leaf(taken.features()[i])];
      }
      return new Tree(
          grown.feature(), grown.threshold(), grown.yes(), grown.no(), grown.rows(), values);
    }

    private float[] moves(Tree grown, double[] left, int[] seen) {
      if (link == Trees.Link.SUM) {
        return grown.values();
      }
      double[] slope = new double[grown.nodes()];
      double[] curve = new double[grown.nodes()];
      for (int i : seen) {
        int at = grown.leaf(taken.features()[i]);
        slope[at] += left[i];
        curve[at] += Math.abs(left[i]) * (1 - Math.abs(left[i]));
      }
      double part = link == Trees.Link.SOFTMAX ? (outputs - 1.0) / outputs : 1;
      float[] moves = new float[grown.nodes()];
      for (int node = 0; node < moves.length; node++) {
        moves[node] = curve[node] < FLAT ? 0 : (float) (part * slope[node] / curve[node]);
      }
      return moves;
    }
  }
}
