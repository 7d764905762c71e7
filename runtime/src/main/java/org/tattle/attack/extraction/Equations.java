package org.tattle.attack.extraction;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Leak;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Component;
import org.tattle.component.Metric;
import org.tattle.data.Dataset;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.run.Control;
import org.tattle.run.MessageText;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * Solves for the weights of a logistic or softmax regression (Tramèr, Zhang, Juels, Reiter and
 * Ristenpart 2016, section 4.1): the logarithm of the ratio of two probabilities is linear in the
 * input, so that one more answer than there are features gives all of it away. What comes out is
 * compared with the target on rows of which it was not asked; of a model that is not linear it
 * comes out wrong, and that is seen there.
 */
@Component(
    name = "equations",
    doc = "Solves for a linear model's weights by one answer more than it has features.",
    paper = "Tramèr et al. 2016, Stealing Machine Learning Models via Prediction APIs",
    example = "attack equations")
public record Equations() implements Attack<Target> {
  @Override
  public Class<Target> on() {
    return Target.class;
  }

  @Override
  public Class<Solved> finds() {
    return Solved.class;
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.LABELS, Access.PROBABILITIES, Access.QUERIES);
  }

  @Override
  public Solved run(Target target, Context context) {
    int width = target.data().shape().size();
    int[] asked = new int[1];
    LinearModel model =
        LinearModel.of(rows -> ln(target, rows, asked, context.control()), width, 1);
    Dataset apart = target.data().take(target.split().nonmembers());
    Answers said = target.owned().ask(apart.features(), apart.labels(), context.control());
    float[] values = apart.values(IntStream.range(0, apart.rows()).toArray());
    int alike = 0;
    double off = 0;
    int[] counts = new int[apart.classes().size()];
    for (int row = 0; row < apart.rows(); row++) {
      double[] odds = model.odds(values, row * width);
      double[] ln = said.ln(row);
      int best = 0;
      for (int c = 0; c < odds.length; c++) {
        best = odds[c] > odds[best] ? c : best;
        off = Math.max(off, Math.abs(odds[c] - (ln[c] - ln[0])));
      }
      alike += best == said.predicted(row) ? 1 : 0;
      counts[said.predicted(row)]++;
    }
    int common = Arrays.stream(counts).max().orElse(0);
    return new Solved(asked[0], apart.rows(), alike, common, off);
  }

  private static double[][] ln(Target target, double[][] rows, int[] asked, Control control) {
    float[][] inputs = new float[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int f = 0; f < rows[i].length; f++) {
        inputs[i][f] = (float) rows[i][f];
      }
    }
    Answers answers = target.ask(Nd4j.createFromArray(inputs), new int[rows.length], control);
    double[][] ln = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      ln[i] = answers.ln(i);
      asked[0] += answers.answered(i) ? 1 : 0;
    }
    return ln;
  }

  /** No subject is innocent of being copied: what stands beside it is who always says the same. */
  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    return Optional.empty();
  }

  /**
   * How well the weights came out.
   *
   * @param asked queries that the target answered
   * @param apart rows to compare on
   * @param alike of these, where both give the same class
   * @param common of these, where the target gives the class that it gives most
   * @param off the largest difference of a logarithm of a ratio of probabilities on them
   */
  public record Solved(int asked, int apart, int alike, int common, double off) implements Result {
    @Override
    public Threat threat() {
      return Threat.EXTRACTION;
    }

    @Override
    public List<Leak> leaks() {
      return List.of(
          new Leak(
              Extraction.FIDELITY,
              fidelity(),
              baseline(),
              1,
              Tails.MORE,
              MessageText.of(
                  "After %,d questions “%%s” had weights that gave the same answer for %,d of %,d"
                      + " rows; whoever always says the same is right about %,d.",
                  asked, alike, apart, common)));
    }

    @Override
    public List<String> notes() {
      return List.of(
          MessageText.of(
              "on rows that it was not asked about, logarithms of ratios of probabilities differ by"
                  + " %.2g at most; they would not at all if the model were linear and told all"
                  + " digits.",
              off));
    }

    @Metric(doc = "share of rows on which solution and target agree", share = true, headline = true)
    public Estimate fidelity() {
      return Estimate.proportion(alike, apart);
    }

    @Metric(doc = "the same of the class that the target gives most", share = true)
    public Estimate baseline() {
      return Estimate.proportion(common, apart);
    }

    @Metric(doc = "largest error of a logarithm of a ratio of probabilities on such rows")
    public Estimate error() {
      return Estimate.exact(off);
    }

    @Metric(doc = "queries that the target answered")
    public Estimate queries() {
      return Estimate.exact(asked);
    }
  }
}
