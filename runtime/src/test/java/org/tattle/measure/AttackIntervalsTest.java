package org.tattle.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.run.Seed;

/**
 * How often intervals hold the truth that say to do so in 95 of 100 samples, over numbers of rows
 * and strengths of attacks, for three kinds of scores: normal ones; the same rounded, so that many
 * tie; and those of a rule of one threshold.
 */
class AttackIntervalsTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double LOW = 0.1;

  /** Scores of members and others, and what is true of those they are drawn from. */
  private interface Kind {
    double score(double auc, boolean member, UniformRandomProvider random);

    double auc(double auc);

    double advantage(double auc);

    double tpr(double auc, double fpr);
  }

  /** Members lie so far above the others that the AUC is as given. */
  private static double ahead(double auc) {
    return Math.sqrt(2) * NORMAL.inverseCumulativeProbability(auc);
  }

  private static final Kind NORMALS =
      new Kind() {
        @Override
        public double score(double auc, boolean member, UniformRandomProvider random) {
          double z = NORMAL.inverseCumulativeProbability(random.nextDouble());
          return member ? z + ahead(auc) : z;
        }

        @Override
        public double auc(double auc) {
          return auc;
        }

        @Override
        public double advantage(double auc) {
          return 2 * NORMAL.cumulativeProbability(ahead(auc) / 2) - 1;
        }

        @Override
        public double tpr(double auc, double fpr) {
          return NORMAL.survivalProbability(NORMAL.inverseSurvivalProbability(fpr) - ahead(auc));
        }
      };

  /** A kind of finitely many scores, from their probabilities, the highest first. */
  private abstract static class Steps implements Kind {
    abstract double[] shares(double auc, boolean member);

    @Override
    public double auc(double auc) {
      double[] in = shares(auc, true);
      double[] out = shares(auc, false);
      double area = 0;
      double below = 1;
      for (int k = 0; k < in.length; k++) {
        below -= out[k];
        area += in[k] * (below + out[k] / 2);
      }
      return area;
    }

    @Override
    public double advantage(double auc) {
      double[] in = shares(auc, true);
      double[] out = shares(auc, false);
      double gap = 0;
      double most = 0;
      for (int k = 0; k < in.length; k++) {
        gap += in[k] - out[k];
        most = Math.max(most, Math.abs(gap));
      }
      return most;
    }

    @Override
    public double tpr(double auc, double fpr) {
      double[] in = shares(auc, true);
      double[] out = shares(auc, false);
      double left = fpr;
      double found = 0;
      int k = 0;
      for (; out[k] <= left; k++) {
        left -= out[k];
        found += in[k];
      }
      return found + in[k] * left / out[k];
    }
  }

  private static final Kind ROUNDED =
      new Steps() {
        private static final int MOST = 8;

        @Override
        public double score(double auc, boolean member, UniformRandomProvider random) {
          return Math.max(-MOST, Math.min(MOST, Math.rint(NORMALS.score(auc, member, random))));
        }

        @Override
        double[] shares(double auc, boolean member) {
          double mean = member ? ahead(auc) : 0;
          double[] shares = new double[2 * MOST + 1];
          for (int k = 0; k < shares.length; k++) {
            double from = k == 2 * MOST ? Double.NEGATIVE_INFINITY : MOST - k - 0.5 - mean;
            double to = k == 0 ? Double.POSITIVE_INFINITY : MOST - k + 0.5 - mean;
            shares[k] = NORMAL.cumulativeProbability(to) - NORMAL.cumulativeProbability(from);
          }
          return shares;
        }
      };

  /** Members are called by {@code auc}, others by {@code 1 - auc}. */
  private static final Kind CALLED =
      new Steps() {
        @Override
        public double score(double auc, boolean member, UniformRandomProvider random) {
          return random.nextDouble() < shares(auc, member)[0] ? 1 : 0;
        }

        @Override
        double[] shares(double auc, boolean member) {
          return member ? new double[] {auc, 1 - auc} : new double[] {1 - auc, auc};
        }
      };

  /** How often the intervals of a cell of the table held, and how wide they were. */
  private record Cell(
      String name, double auc, double width, double normal, double adv, double tpr) {
    String line() {
      return String.format(
          Locale.ROOT,
          "%-34s AUC %.3f, width %.3f (DeLong %.3f); advantage %.3f; TPR at 10%% FPR %.3f",
          name,
          auc,
          width,
          normal,
          adv,
          tpr);
    }

    double least() {
      return Math.min(auc, Math.min(adv, tpr));
    }
  }

  private static Cell cell(String name, Kind kind, int m, int n, double auc, int runs) {
    int held = 0;
    int advantage = 0;
    int tpr = 0;
    double width = 0;
    double normal = 0;
    UniformRandomProvider random = new Seed(12).split(name, m, n, auc).random();
    double[] scores = new double[m + n];
    boolean[] member = new boolean[m + n];
    Arrays.fill(member, 0, m, true);
    for (int run = 0; run < runs; run++) {
      for (int i = 0; i < m + n; i++) {
        scores[i] = kind.score(auc, member[i], random);
      }
      Roc roc = Roc.of(scores, member);
      Estimate area = roc.auc();
      held += holds(area, kind.auc(auc));
      width += (area.upper() - area.lower()) / runs;
      normal += deLong(roc) / runs;
      advantage += holds(roc.advantage(), kind.advantage(auc));
      tpr += holds(roc.tprAt(LOW), kind.tpr(auc, LOW));
    }
    return new Cell(
        String.format(Locale.ROOT, "%s %d/%d, AUC %.3f", name, m, n, kind.auc(auc)),
        (double) held / runs,
        width,
        normal,
        (double) advantage / runs,
        (double) tpr / runs);
  }

  /** Truths are computed by sums, so ends may lie off by rounding. */
  private static int holds(Estimate estimate, double truth) {
    return estimate.lower() - 1e-9 <= truth && truth <= estimate.upper() + 1e-9 ? 1 : 0;
  }

  /** The width of DeLong's own interval. */
  private static double deLong(Roc roc) {
    double[] tpr = roc.tpr();
    double[] fpr = roc.fpr();
    double m = roc.members();
    double n = roc.nonMembers();
    double area = roc.auc().value();
    double in = 0;
    double out = 0;
    for (int p = 1; p < tpr.length; p++) {
      double v = 1 - (fpr[p] + fpr[p - 1]) / 2 - area;
      double w = (tpr[p] + tpr[p - 1]) / 2 - area;
      in += (tpr[p] - tpr[p - 1]) * v * v;
      out += (fpr[p] - fpr[p - 1]) * w * w;
    }
    double half = 1.959963984540054 * Math.sqrt(in / (m - 1) + out / (n - 1));
    return Math.min(1, area + half) - Math.max(0, area - half);
  }

  private static List<Cell> table(int[] members, int[] others, double[] aucs, int runs) {
    List<Cell> cells = new ArrayList<>();
    for (int m : members) {
      for (int n : others) {
        for (double auc : aucs) {
          cells.add(cell("normal", NORMALS, m, n, auc, runs));
          cells.add(cell("rounded", ROUNDED, m, n, auc, runs));
          cells.add(cell("called", CALLED, m, n, auc, runs));
        }
      }
    }
    return cells;
  }

  /** Of 200 at 93 %, 186 hold; three deviations of 3.6 fewer are 175, or 87.5 %. */
  @Test
  void intervalsOfFewRowsHoldAsOftenAsTheySay() {
    for (Cell cell : table(new int[] {2, 10}, new int[] {10, 50}, new double[] {0.5, 0.9}, 200)) {
      assertThat(cell.least()).as(cell.line()).isGreaterThan(0.875);
    }
  }

  /**
   * Prints the table. 2,000 samples a cell: of 216 cells at 93 % one in twenty would be found 1.7
   * deviations lower, and none 3.5, which is 2 %; all are asked for 93 % as found.
   */
  @Test
  @Tag("slow")
  void intervalsHoldAtAllSizesAndStrengths() {
    List<Cell> cells =
        table(
            new int[] {2, 3, 5, 10, 50, 200},
            new int[] {10, 100, 1000},
            new double[] {0.5, 0.7, 0.9, 0.99},
            2000);
    cells.forEach(cell -> System.out.println(cell.line()));
    for (Cell cell : cells) {
      assertThat(cell.least()).as(cell.line()).isGreaterThanOrEqualTo(0.93);
    }
  }
}
