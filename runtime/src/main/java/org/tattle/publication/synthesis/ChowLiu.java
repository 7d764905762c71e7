package org.tattle.publication.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.publication.Synthesiser;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.belief.Measurement;
import org.tattle.table.belief.MirrorDescent;
import org.tattle.table.belief.RowMaker;
import org.tattle.table.synthesis.PrivateRows;
import org.tattle.table.synthesis.SynthesisTerms;

/**
 * Makes rows up by a tree of pairs of columns. Without ε the tree is the one with the greatest sum
 * of mutual information, and rows are as likely as counts say. With ε a third of it chooses the
 * tree by how far pairs are from what single columns explain, as {@link Mst} does, and the rest
 * counts pairs with noise.
 */
@Component(
    name = "chow_liu",
    doc = "Makes rows up by a tree of the pairs of columns that tell most of each other.",
    paper =
        "Chow and Liu 1968, Approximating Discrete Probability Distributions with Dependence Trees",
    example = "publish chow_liu on patients with eps=1 as fake")
public record ChowLiu(
    @SynthesisParams.MaybeEps Optional<Double> eps,
    @SynthesisParams.Delta Optional<Double> delta,
    @SynthesisParams.Rows Optional<Integer> n,
    @Param(
            doc =
                "how the tree is chosen: `paid`, or `unpaid` by the greatest mutual information,"
                    + " so that nothing is promised whatever eps is")
        Tree tree,
    @SynthesisParams.Bins int bins,
    @SynthesisParams.Open List<String> open,
    @SynthesisParams.Identifying List<String> identifying,
    @SynthesisParams.Constraints List<String> constraints)
    implements Synthesiser {
  /** How a tree is chosen under ε. */
  public enum Tree {
    PAID,
    UNPAID
  }

  public ChowLiu {
    open = List.copyOf(open);
    identifying = List.copyOf(identifying);
    constraints = List.copyOf(constraints);
  }

  public ChowLiu() {
    this(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Tree.PAID,
        SynthesisParams.BINS,
        List.of(),
        List.of(),
        List.of());
  }

  @Override
  public SynthesisTerms terms() {
    return new SynthesisTerms(eps, delta, n, bins, open, identifying, constraints);
  }

  @Override
  public boolean promises() {
    return eps.isPresent() && tree == Tree.PAID;
  }

  @Override
  public RowMaker learn(PrivateRows rows, Randomness random, Control control) {
    boolean looks = rows.exact() || tree == Tree.UNPAID;
    double third = rows.whole() / 3;
    List<Measurement> counts = new ArrayList<>(looks ? List.of() : Counting.single(rows, third));
    List<int[]> pairs =
        looks
            ? SpanningTree.choose(rows.unpaid(), ChowLiu::information, 1, 1, control)
            : SpanningTree.choose(
                rows, Counting.surprise(rows.sizes(), counts, control), 1, third, control);
    counts.addAll(Counting.together(rows, pairs, looks ? rows.left() : third));
    if (pairs.isEmpty()) {
      counts.addAll(Counting.single(rows, rows.left()));
    }
    return MirrorDescent.fit(rows.sizes(), counts, Counting.STEPS, control);
  }

  /** Mutual information of two columns, times the number of rows, in nats. */
  private static double information(int[] pair, int[] sizes, double[] counts) {
    double[] first = new double[sizes[pair[0]]];
    double[] second = new double[sizes[pair[1]]];
    double all = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      first[cell / second.length] += counts[cell];
      second[cell % second.length] += counts[cell];
      all += counts[cell];
    }
    double information = 0;
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > 0) {
        double alone = first[cell / second.length] * second[cell % second.length];
        information += counts[cell] * Math.log(counts[cell] * all / alone);
      }
    }
    return information;
  }
}
