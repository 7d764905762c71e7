package org.tattle.nn.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.PrivateSteps.Phase;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.SumTree;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.network.Units;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Problem;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;

/** Noise on running sums by a tree, and who is in which step. */
class TreeNoiseTest {
  private static final int N = Normals.BLOCK;

  /** Kairouz et al. 2021, appendix B: 1, 2/3, 4/7, 8/15 and so on, towards a half. */
  @Test
  void theVarianceOfANodeIsTheKnownOne() {
    assertThat(SumTree.variance(0)).isEqualTo(1);
    assertThat(SumTree.variance(1)).isCloseTo(2 / 3.0, within(1e-15));
    assertThat(SumTree.variance(2)).isCloseTo(4 / 7.0, within(1e-15));
    assertThat(SumTree.variance(3)).isCloseTo(8 / 15.0, within(1e-15));
    assertThat(SumTree.running(7)).isCloseTo(1 + 2 / 3.0 + 4 / 7.0, within(1e-15));
    assertThat(SumTree.running(8)).isCloseTo(8 / 15.0, within(1e-15));
    assertThat(new SumTree(8).levels()).isEqualTo(4);
    assertThat(new SumTree(1).levels()).isEqualTo(1);
    assertThat(IntStream.range(0, 8).map(SumTree::ended).sum()).isEqualTo(new SumTree(8).nodes());
    assertThat(SumTree.atLeast(5)).isEqualTo(new SumTree(8));
    assertThatThrownBy(() -> new SumTree(6)).isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * The running sums are those of what was put in, with the variance that is known for each step:
   * of 20,480 deviates it is off by 1 % in deviation, five of which are allowed.
   */
  @Test
  void everyRunningSumHasItsVarianceAndNoOther() {
    int leaves = 8;
    int blocks = 20;
    double deviation = 3;
    TreeNoise tree = new TreeNoise(new SumTree(leaves), N * blocks);
    TreeNoise.Desk desk = desk(1);
    double[][] running = new double[2 * leaves][N * blocks];
    for (int step = 0; step < 2 * leaves; step++) {
      for (int block = 0; block < blocks; block++) {
        float[] sum = new float[N];
        Arrays.fill(sum, step + 1);
        tree.disturb(sum, step, block, block * N, N, deviation, desk);
        for (int i = 0; i < N; i++) {
          double before = step == 0 ? 0 : running[step - 1][block * N + i];
          running[step][block * N + i] = before + sum[i];
        }
      }
    }
    double finished = SumTree.running(leaves);
    for (int step = 0; step < 2 * leaves; step++) {
      double truth = (step + 1) * (step + 2) / 2.0;
      double known =
          step < leaves ? SumTree.running(step + 1) : finished + SumTree.running(step + 1 - leaves);
      double[] off = Arrays.stream(running[step]).map(x -> x - truth).toArray();
      double variance = Arrays.stream(off).map(x -> x * x).average().orElseThrow();
      assertThat(variance / (deviation * deviation))
          .as("step %s", step)
          .isCloseTo(known, within(0.05 * known));
      assertThat(Arrays.stream(off).average().orElseThrow())
          .isCloseTo(0, within(5 * deviation * Math.sqrt(known / off.length)));
    }
  }

  /**
   * Of neighbours, whose sums differ by a row in one step of each pass, one node of each level of
   * each pass differs, by no more than the row's gradient: nothing else is told.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 32})
  void aRowIsInOneNodeOfEachLevelOfEachPass(int leaves) {
    int passes = 3;
    double clip = 2;
    double levels = new SumTree(leaves).levels();
    for (int at = 0; at < leaves; at++) {
      List<float[]> without = told(leaves, passes, -1, 0);
      List<float[]> with = told(leaves, passes, at, clip);
      assertThat(with).hasSize(passes * new SumTree(leaves).nodes());
      int differ = 0;
      double squares = 0;
      for (int node = 0; node < with.size(); node++) {
        double square = 0;
        for (int i = 0; i < N; i++) {
          square += Math.pow(with.get(node)[i] - without.get(node)[i], 2);
        }
        assertThat(Math.sqrt(square)).isLessThanOrEqualTo(clip * (1 + 1e-5));
        differ += square > 0 ? 1 : 0;
        squares += square;
      }
      assertThat(differ).isEqualTo((int) (passes * levels));
      assertThat(squares).isCloseTo(passes * levels * clip * clip, within(1e-3));
    }
  }

  /** What all nodes tell before their noise, of sums with a row of some length in one step. */
  private static List<float[]> told(int leaves, int passes, int at, double length) {
    List<float[]> told = new ArrayList<>();
    float[] node = new float[N];
    NoiseBlocks watching =
        new NoiseBlocks() {
          @Override
          public void fill(long step, int block, double[] to) {
            told.add(node.clone());
            Arrays.fill(to, 0);
          }

          @Override
          protected void bits(long step, int block, long[] to) {}
        };
    TreeNoise.Desk desk =
        new TreeNoise.Desk(watching, new Lattice(), new double[N], new float[N], node);
    TreeNoise tree = new TreeNoise(new SumTree(leaves), N);
    for (int step = 0; step < passes * leaves; step++) {
      float[] sum = new float[N];
      for (int i = 0; i < N; i++) {
        double row = step % leaves == at ? length / Math.sqrt(N) : 0;
        sum[i] = (float) (step % 3 - 1 + row);
      }
      tree.disturb(sum, step, 0, 0, N, 1, desk);
    }
    return told;
  }

  /** One leaf a pass is noise of its own on every step, as DP-SGD on all rows has it. */
  @Test
  void aTreeOfOneLeafIsIndependentNoise() {
    TreeNoise tree = new TreeNoise(new SumTree(1), N);
    TreeNoise.Desk desk = desk(4);
    double[] normals = new double[N];
    for (int step = 0; step < 3; step++) {
      float[] sum = new float[N];
      tree.disturb(sum, step, 0, 0, N, 2, desk);
      float[] alone = new float[N];
      NoiseBlocks.of(Randomness.seeded(new Seed(4))).fill(step * 32L, 0, normals);
      new Lattice().disturb(alone, normals, 2, N);
      assertThat(sum).isEqualTo(alone);
    }
  }

  /** Every row is in one step of each pass; of the others it changes nothing that one is gone. */
  @Test
  void everyRowIsInOneStepOfEachPassByItself() {
    int rows = 10_000;
    int leaves = 16;
    Batches batches =
        new Batches.Dealt(
            IntStream.range(0, rows).toArray(), leaves, Randomness.seeded(new Seed(2)));
    int[][] at = new int[3][rows];
    for (int[] pass : at) {
      for (int step = 0; step < leaves; step++) {
        batches.next();
        // Binomial of 10,000 and 1/16, six deviations of 24.2 to either side.
        assertThat(batches.size()).isBetween(625 - 146, 625 + 146);
        for (int i = 0; i < batches.size(); i++) {
          pass[batches.rows()[batches.from() + i]] += 1 + 100 * step;
        }
      }
      assertThat(Arrays.stream(pass)).allMatch(seen -> seen % 100 == 1);
    }
    // Two passes agree on a row with a chance of 1/16.
    long same = IntStream.range(0, rows).filter(row -> at[0][row] == at[1][row]).count();
    assertThat(same).isBetween(625L - 146, 625L + 146);
  }

  /** Without noise the tree is only another way to add up, and plain descent is what comes out. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void withoutNoiseItIsDescentOnTheStepsOfAPass(int threads) {
    Trained quiet = train(new SumTree(4), 1e-9, 12, threads);
    Trained none = train(new SumTree(4), 0, 12, 1);
    for (int i = 0; i < none.weights().length; i++) {
      assertThat(quiet.weights()[i]).isCloseTo(none.weights()[i], within(1e-4f));
    }
    assertThat(quiet.weights()).isEqualTo(train(new SumTree(4), 1e-9, 12, 1).weights());
    assertThat(train(new SumTree(4), 5, 12, 1).weights()).isNotEqualTo(quiet.weights());
  }

  /**
   * After whole passes the noise in a weight is that of the roots, and less than of steps alone.
   */
  @Test
  void whatIsLeftInTheWeightsIsTheNoiseOfTheRoots() {
    int passes = 3;
    SumTree tree = new SumTree(8);
    double lr = 1e-6;
    float[] still =
        train(new Network(Shape.flat(5), List.of(), 3), tree, 0, lr, 24, 0, 1).weights();
    double square = 0;
    int count = 0;
    for (int seed = 0; seed < 40; seed++) {
      float[] moved =
          train(new Network(Shape.flat(5), List.of(), 3), tree, 1e6, lr, 24, seed, 1).weights();
      float[] start =
          train(new Network(Shape.flat(5), List.of(), 3), tree, 0, lr, 24, seed, 1).weights();
      for (int i = 0; i < still.length; i++) {
        double by = (moved[i] - start[i]) / (lr * 1e6 / (Problem.ROWS / 8.0));
        square += by * by;
        count++;
      }
    }
    // 720 deviates: the variance is off by 5.3 % in deviation, four of which are allowed.
    assertThat(square / count / (passes * SumTree.running(8))).isBetween(0.79, 1.21);
  }

  private static TreeNoise.Desk desk(long seed) {
    return new TreeNoise.Desk(
        NoiseBlocks.of(Randomness.seeded(new Seed(seed))), new Lattice(), new double[N]);
  }

  private static Trained train(SumTree tree, double noise, int steps, int threads) {
    return train(
        new Network(Shape.flat(Problem.FEATURES), List.of(), 3),
        tree,
        noise,
        0.5,
        steps,
        5,
        threads);
  }

  private static Trained train(
      Network network, SumTree tree, double noise, double lr, int steps, long seed, int threads) {
    PrivateSteps privacy =
        new PrivateSteps(
            1.0 / tree.leaves(),
            1,
            List.of(new Phase(noise, steps)),
            Optional.empty(),
            false,
            Units.ROWS,
            Optional.of(tree));
    TrainingPlan plan = new TrainingPlan(1, 1, Optimizer.sgd(lr)).with(privacy);
    try (Workers workers = new LocalWorkers(threads)) {
      Job job = new Job(network, plan, IntStream.range(0, Problem.ROWS).toArray(), seed);
      return workers.train(Problem.EXAMPLES, List.of(job), Control.NONE, (i, m) -> {}).get(0);
    }
  }
}
