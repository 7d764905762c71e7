package org.tattle.publication.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.component.Component;
import org.tattle.publication.Synthesiser;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.table.belief.Measurement;
import org.tattle.table.belief.MirrorDescent;
import org.tattle.table.belief.RowMaker;
import org.tattle.table.synthesis.PrivateRows;
import org.tattle.table.synthesis.SynthesisTerms;

/**
 * MST (McKenna, Miklau and Sheldon 2021, section 4): a third of the budget counts each column, a
 * third chooses a tree of pairs that single columns explain worst, and a third counts these pairs.
 * Cells that noise drowns are looked at as one. A graphical model is fitted to all counts, and rows
 * are drawn from it.
 */
@Component(
    name = "mst",
    doc = "Makes rows up by a tree of pairs of columns, chosen and counted with noise.",
    paper = "McKenna, Miklau and Sheldon 2021, Winning the NIST Contest",
    example = "publish mst on patients with eps=1 as fake")
public record Mst(
    @SynthesisParams.Eps double eps,
    @SynthesisParams.Delta Optional<Double> delta,
    @SynthesisParams.Rows Optional<Integer> n,
    @SynthesisParams.Bins int bins,
    @SynthesisParams.Open List<String> open,
    @SynthesisParams.Identifying List<String> identifying,
    @SynthesisParams.Constraints List<String> constraints)
    implements Synthesiser {
  public Mst {
    open = List.copyOf(open);
    identifying = List.copyOf(identifying);
    constraints = List.copyOf(constraints);
  }

  public Mst() {
    this(
        1,
        Optional.empty(),
        Optional.empty(),
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
    double third = all.whole() / 3;
    Merged merged = Merged.of(all, Counting.single(all, third));
    PrivateRows rows = merged.rows();
    List<Measurement> counts = new ArrayList<>(merged.counts());
    List<int[]> pairs =
        SpanningTree.choose(
            rows, Counting.surprise(rows.sizes(), counts, control), 1, third, control);
    counts.addAll(Counting.together(rows, pairs, third));
    return merged.apart(MirrorDescent.fit(rows.sizes(), counts, Counting.STEPS, control));
  }
}
