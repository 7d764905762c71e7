package org.tattle.publication.synthesis;

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
 * Makes rows up column by column: each is spread as people's is, and nothing is known of how
 * columns go together. What others do better than this they have learned of pairs.
 */
@Component(
    name = "marginals",
    doc = "Makes rows up whose columns are each like people's, and know nothing of each other.",
    paper = "McKenna, Miklau and Sheldon 2021, Winning the NIST Contest",
    example = "publish marginals on patients with eps=1 as fake")
public record Marginals(
    @SynthesisParams.MaybeEps Optional<Double> eps,
    @SynthesisParams.Delta Optional<Double> delta,
    @SynthesisParams.Rows Optional<Integer> n,
    @SynthesisParams.Bins int bins,
    @SynthesisParams.Open List<String> open,
    @SynthesisParams.Identifying List<String> identifying,
    @SynthesisParams.Constraints List<String> constraints)
    implements Synthesiser {
  public Marginals {
    open = List.copyOf(open);
    identifying = List.copyOf(identifying);
    constraints = List.copyOf(constraints);
  }

  public Marginals() {
    this(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
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
  public RowMaker learn(PrivateRows rows, Randomness random, Control control) {
    List<Measurement> counts = Counting.single(rows, rows.left());
    return MirrorDescent.fit(rows.sizes(), counts, Counting.STEPS, control);
  }
}
