package org.tattle.publication.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.publication.Synthesiser;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.belief.BeliefModel;
import org.tattle.table.belief.Measurement;
import org.tattle.table.belief.MirrorDescent;
import org.tattle.table.belief.RowMaker;
import org.tattle.table.synthesis.PrivateRows;
import org.tattle.table.synthesis.SynthesisTerms;

/**
 * AIM (McKenna, Mullins, Sheldon and Miklau 2022, algorithm 2), for all pairs of columns: each
 * column is counted first. Then, again and again, the pair is chosen that the model explains worst
 * beyond what noise alone would do, and is counted, as long as the model stays small enough; where
 * that taught nothing, noise is halved. What is left of the budget goes to the last round.
 */
@Component(
    name = "aim",
    doc =
        "Makes rows up by those pairs of columns that are explained worst, looked for one after another.",
    paper = "McKenna, Mullins, Sheldon and Miklau 2022, AIM: An Adaptive and Iterative Mechanism",
    example = "publish aim on patients with eps=1 as fake")
public record Aim(
    @SynthesisParams.Eps double eps,
    @SynthesisParams.Delta Optional<Double> delta,
    @SynthesisParams.Rows Optional<Integer> n,
    @Param(doc = "how many combinations of cells the model keeps at most", min = 1000, max = 1e8)
        int cells,
    @SynthesisParams.Bins int bins,
    @SynthesisParams.Open List<String> open,
    @SynthesisParams.Identifying List<String> identifying,
    @SynthesisParams.Constraints List<String> constraints)
    implements Synthesiser {
  /** Rounds for each column, if the noise were never halved. */
  private static final int ROUNDS = 16;

  /** The share of the budget that counts; the rest chooses. */
  private static final double COUNTS = 0.9;

  private static final int STEPS = 60;

  public Aim {
    open = List.copyOf(open);
    identifying = List.copyOf(identifying);
    constraints = List.copyOf(constraints);
  }

  public Aim() {
    this(
        1,
        Optional.empty(),
        Optional.empty(),
        200_000,
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
  public RowMaker learn(PrivateRows all, Randomness random, Control control) {
    double rounds = ROUNDS * all.sizes().length;
    double price = COUNTS * all.whole() / rounds;
    double choice = (1 - COUNTS) * all.whole() / rounds;
    List<Measurement> counts = new ArrayList<>(Counting.single(all, price * all.sizes().length));
    Merged merged = Merged.of(all, counts);
    PrivateRows rows = merged.rows();
    counts = new ArrayList<>(merged.counts());
    int[] sizes = rows.sizes();
    BeliefModel model = MirrorDescent.fit(sizes, counts, Counting.STEPS, control);
    while (rows.left() > 1e-6 * rows.whole()) {
      if (rows.left() < 2 * (price + choice)) {
        price = COUNTS * rows.left();
        choice = rows.left() - price;
      }
      List<int[]> pairs = affordable(sizes, counts, 1 - rows.left() / rows.whole(), control);
      if (pairs.isEmpty()) {
        break;
      }
      double sigma = PrivateRows.sigma(price);
      List<double[]> expected = new ArrayList<>();
      for (int[] pair : pairs) {
        control.check();
        expected.add(model.counts(pair).values());
      }
      int chosen =
          rows.choose(
              pairs,
              (i, there) -> off(there, expected.get(i)) - drowned(sigma, there.length),
              1,
              choice);
      counts.add(rows.measure(pairs.get(chosen), price));
      model = MirrorDescent.refit(model, counts, STEPS, control);
      double[] now = model.counts(pairs.get(chosen)).values();
      if (off(now, expected.get(chosen)) <= drowned(sigma, now.length)) {
        price *= 4;
        choice *= 4;
      }
    }
    return merged.apart(MirrorDescent.refit(model, counts, Counting.STEPS, control));
  }

  /** Pairs that the model can take in, of which it may keep the more the more is spent. */
  private List<int[]> affordable(
      int[] sizes, List<Measurement> counts, double spent, Control control) {
    List<int[]> known = counts.stream().map(Measurement::columns).toList();
    List<int[]> pairs = new ArrayList<>();
    for (int a = 0; a < sizes.length; a++) {
      control.check();
      for (int b = a + 1; b < sizes.length; b++) {
        List<int[]> more = new ArrayList<>(known);
        more.add(new int[] {a, b});
        if (BeliefModel.cells(sizes, more) <= Math.max(spent, 0.1) * cells) {
          pairs.add(new int[] {a, b});
        }
      }
    }
    return pairs;
  }

  private static double off(double[] counts, double[] expected) {
    double sum = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      sum += Math.abs(counts[cell] - expected[cell]);
    }
    return sum;
  }

  /** What noise alone is off by. */
  private static double drowned(double sigma, int cells) {
    return Math.sqrt(2 / Math.PI) * sigma * cells;
  }
}
