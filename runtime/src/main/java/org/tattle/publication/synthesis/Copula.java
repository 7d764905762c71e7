package org.tattle.publication.synthesis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.tattle.component.Component;
import org.tattle.publication.Synthesiser;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.belief.RowMaker;
import org.tattle.table.synthesis.CodedRows;
import org.tattle.table.synthesis.PrivateRows;
import org.tattle.table.synthesis.SynthesisTerms;

/**
 * The Gaussian copula: each column is spread as people's is, and columns go together as normal
 * variables of the same correlations do. A cell stands for the normal score of the middle of its
 * share. It knows no privacy: whatever it tells of the rows it tells without noise.
 */
@Component(
    name = "copula",
    doc = "Makes rows up whose columns go together as normal variables do; promises nothing.",
    paper = "Patki, Wedge and Veeramachaneni 2016, The Synthetic Data Vault",
    example = "publish copula on patients as fake")
public record Copula(
    @SynthesisParams.Rows Optional<Integer> n,
    @SynthesisParams.Bins int bins,
    @SynthesisParams.Identifying List<String> identifying,
    @SynthesisParams.Constraints List<String> constraints)
    implements Synthesiser {
  private static final double RIDGE = 1e-6;

  public Copula {
    identifying = List.copyOf(identifying);
    constraints = List.copyOf(constraints);
  }

  public Copula() {
    this(Optional.empty(), SynthesisParams.BINS, List.of(), List.of());
  }

  @Override
  public SynthesisTerms terms() {
    return new SynthesisTerms(
        Optional.empty(), Optional.empty(), n, bins, List.of(), identifying, constraints);
  }

  @Override
  public RowMaker learn(PrivateRows asked, Randomness random, Control control) {
    CodedRows rows = asked.open();
    int width = rows.columns();
    double[][] reached = new double[width][];
    double[][] scores = new double[width][];
    for (int c = 0; c < width; c++) {
      reached[c] = rows.counts(c);
      Arrays.parallelPrefix(reached[c], Double::sum);
      scores[c] = new double[reached[c].length];
      for (int cell = 0; cell < scores[c].length; cell++) {
        double middle = ((cell == 0 ? 0 : reached[c][cell - 1]) + reached[c][cell]) / 2;
        scores[c][cell] =
            NormalDistribution.of(0, 1)
                .inverseCumulativeProbability(
                    Math.max(0.5, Math.min(rows.count() - 0.5, middle)) / rows.count());
      }
    }
    return new Normal(rows.count(), reached, root(correlations(rows, scores, control)));
  }

  private static double[][] correlations(CodedRows rows, double[][] scores, Control control) {
    int width = rows.columns();
    double[][] products = new double[width][width];
    for (int a = 0; a < width; a++) {
      control.check();
      for (int b = 0; b <= a; b++) {
        for (int row = 0; row < rows.count(); row++) {
          products[a][b] += scores[a][rows.codes()[a][row]] * scores[b][rows.codes()[b][row]];
        }
      }
    }
    double[][] correlations = new double[width][width];
    for (int a = 0; a < width; a++) {
      for (int b = 0; b < a; b++) {
        double scale = Math.sqrt(products[a][a] * products[b][b]);
        correlations[a][b] = scale > 0 ? products[a][b] / scale * (1 - RIDGE) : 0;
      }
      correlations[a][a] = 1;
    }
    return correlations;
  }

  /** The lower triangle whose product with itself they are (Cholesky). */
  private static double[][] root(double[][] correlations) {
    int width = correlations.length;
    double[][] root = new double[width][width];
    for (int a = 0; a < width; a++) {
      for (int b = 0; b <= a; b++) {
        double left = correlations[a][b];
        for (int k = 0; k < b; k++) {
          left -= root[a][k] * root[b][k];
        }
        root[a][b] = a == b ? Math.sqrt(Math.max(RIDGE * RIDGE, left)) : left / root[b][b];
      }
    }
    return root;
  }

  /** Normal variables, each as a cell. */
  private record Normal(int count, double[][] reached, double[][] root) implements RowMaker {
    @Override
    public double total() {
      return count;
    }

    @Override
    public int[][] draw(int rows, UniformRandomProvider random, Control control) {
      ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
      int[][] drawn = new int[root.length][rows];
      double[] free = new double[root.length];
      for (int row = 0; row < rows; row++) {
        if (row % 1024 == 0) {
          control.check();
        }
        for (int c = 0; c < free.length; c++) {
          free[c] = normal.sample();
        }
        for (int c = 0; c < free.length; c++) {
          double sum = 0;
          for (int k = 0; k <= c; k++) {
            sum += root[c][k] * free[k];
          }
          drawn[c][row] = cell(c, NormalDistribution.of(0, 1).cumulativeProbability(sum) * count);
        }
      }
      return drawn;
    }

    private int cell(int column, double at) {
      int cell = 0;
      while (cell < reached[column].length - 1 && reached[column][cell] <= at) {
        cell++;
      }
      return cell;
    }
  }
}
