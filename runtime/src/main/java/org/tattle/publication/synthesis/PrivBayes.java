package org.tattle.publication.synthesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.publication.Synthesiser;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.belief.Measurement;
import org.tattle.table.belief.RowMaker;
import org.tattle.table.synthesis.PrivateRows;
import org.tattle.table.synthesis.SynthesisTerms;

/**
 * PrivBayes (Zhang, Cormode, Procopiuc, Srivastava and Xiao 2017, algorithm 4): columns one after
 * another, each with some before it on which it depends most. Three tenths of the budget choose who
 * depends on whom, by their score R, how far a column and its parents are from independent: {@code
 * ½ Σ |n(x, π) − n(x) n(π) / n|}, which one row more moves by 2 at most. The rest counts each
 * column with its parents, of whom there are as few as leave the mean count θ = 4 times its noise
 * (their section 4.3). Noise is Gaussian here and the budget is added up by zCDP, where the paper
 * adds up ε of Laplace noise.
 */
@Component(
    name = "privbayes",
    doc = "Makes rows up column by column, each by a few before it on which it depends most.",
    paper = "Zhang et al. 2017, PrivBayes: Private Data Release via Bayesian Networks",
    example = "publish privbayes on patients with eps=1 as fake")
public record PrivBayes(
    @SynthesisParams.Eps double eps,
    @SynthesisParams.Delta Optional<Double> delta,
    @SynthesisParams.Rows Optional<Integer> n,
    @Param(doc = "on how many others a column depends at most", min = 1, max = 4) int degree,
    @SynthesisParams.Bins int bins,
    @SynthesisParams.Open List<String> open,
    @SynthesisParams.Identifying List<String> identifying,
    @SynthesisParams.Constraints List<String> constraints)
    implements Synthesiser {
  private static final double CHOICES = 0.3;
  private static final double SENSITIVITY = 2;

  /** θ: so many deviations of noise is the mean count of a combination at least. */
  private static final double USEFUL = 4;

  public PrivBayes {
    open = List.copyOf(open);
    identifying = List.copyOf(identifying);
    constraints = List.copyOf(constraints);
  }

  public PrivBayes() {
    this(
        1,
        Optional.empty(),
        Optional.empty(),
        2,
        SynthesisParams.BINS,
        List.of(),
        List.of(),
        List.of());
  }

  @Override
  public SynthesisTerms terms() {
    return new SynthesisTerms(Optional.of(eps), delta, n, bins, open, identifying, constraints);
  }

  @Override
  public RowMaker learn(PrivateRows rows, Randomness random, Control control) {
    int[] sizes = rows.sizes();
    int width = sizes.length;
    double choice = width > 1 ? CHOICES * rows.whole() / (width - 1) : 0;
    double count = (rows.whole() - choice * (width - 1)) / width;
    List<Integer> done = new ArrayList<>();
    int[] any = PermutationSampler.natural(width);
    PermutationSampler.shuffle(random, any);
    done.add(any[0]);
    List<Measurement> families = new ArrayList<>();
    families.add(rows.measure(new int[] {any[0]}, count));
    double people = DoubleStream.of(families.get(0).counts()).sum();
    double most = people / USEFUL / families.get(0).sigma();
    while (done.size() < width) {
      List<int[]> candidates = candidates(done, sizes, most, control);
      int chosen =
          rows.choose(
              candidates,
              (i, there) -> dependence(there, sizes[last(candidates.get(i))]),
              SENSITIVITY,
              choice);
      families.add(rows.measure(candidates.get(chosen), count));
      done.add(last(candidates.get(chosen)));
    }
    return new ParentNetwork(sizes, families);
  }

  private static int last(int[] family) {
    return family[family.length - 1];
  }

  /** Each column that is left behind as many of those before it as may be. */
  private List<int[]> candidates(List<Integer> done, int[] sizes, double most, Control control) {
    List<int[]> candidates = new ArrayList<>();
    for (int column = 0; column < sizes.length; column++) {
      if (!done.contains(column)) {
        add(new int[0], 0, done, column, sizes, most, candidates, control);
      }
    }
    return candidates;
  }

  private void add(
      int[] parents,
      int from,
      List<Integer> done,
      int column,
      int[] sizes,
      double most,
      List<int[]> to,
      Control control) {
    control.check();
    boolean larger = false;
    for (int i = from; i < done.size() && parents.length < degree; i++) {
      int[] more = IntStream.concat(IntStream.of(parents), IntStream.of(done.get(i))).toArray();
      if (cells(more, column, sizes) <= most) {
        larger = true;
        add(more, i + 1, done, column, sizes, most, to, control);
      }
    }
    if (!larger) {
      to.add(IntStream.concat(IntStream.of(parents), IntStream.of(column)).toArray());
    }
  }

  private static long cells(int[] parents, int column, int[] sizes) {
    return IntStream.of(parents).mapToLong(it -> sizes[it]).reduce(sizes[column], (a, b) -> a * b);
  }

  /** R, in rows; the column's cell counts fastest. */
  private static double dependence(double[] counts, int size) {
    double[] own = new double[size];
    double[] parents = new double[counts.length / size];
    for (int cell = 0; cell < counts.length; cell++) {
      own[cell % size] += counts[cell];
      parents[cell / size] += counts[cell];
    }
    double all = Math.max(1, Arrays.stream(own).sum());
    double sum = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      sum += Math.abs(counts[cell] - own[cell % size] * parents[cell / size] / all);
    }
    return sum / 2;
  }
}
