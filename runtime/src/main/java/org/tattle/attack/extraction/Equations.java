package org.tattle.attack.extraction;

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
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Metric;
import org.tattle.data.Dataset;
import org.tattle.measure.Estimate;
import org.tattle.model.Access;
import org.tattle.model.Logistic;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.MessageText;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * Solves for the weights of a logistic or softmax regression (Tramèr, Zhang, Juels, Reiter and
 * Ristenpart 2016, section 4.1): the logarithm of the ratio of two probabilities is linear in the
 * input, so that one more answer than there are features gives all of it away. What comes out is
 * compared with the target on rows of which it was not asked. Of a model that is not linear it
 * comes out wrong, and is held there to a linear model that learned from rows of the attacker's
 * without asking: it is a leak only where it does better than that.
 */
@Component(
    name = "equations",
    doc = "Solves for a linear model's weights by one answer more than it has features.",
    paper = "Tramèr et al. 2016, Stealing Machine Learning Models via Prediction APIs",
    example = "attack equations")
public record Equations() implements Attack<Target> {
  /** Rows that an attacker who does not ask learns from, as far as there are so many. */
  private static final int KNOWN = 10_000;

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
  public Work work(Prospect target, Context context) {
    Thief thief = Thief.of(target.data(), target.split(), new Logistic(), KNOWN, context);
    int known = thief.rows().asked().length;
    return Work.NOTHING.learning(List.of(thief.planned("a linear model by true classes", known)));
  }

  @Override
  public Solved run(Target target, Context context) {
    int width = target.data().shape().size();
    int[] asked = new int[1];
    LinearModel model =
        LinearModel.of(rows -> ln(target, rows, asked, context.control()), width, 1);
    Thief thief = Thief.of(target.data(), target.split(), new Logistic(), KNOWN, context);
    Dataset own = target.data().take(thief.rows().asked());
    Trained naive = thief.copy(own, Thief.hard(own));
    Dataset apart = target.data().take(thief.rows().apart());
    Answers said = target.owned().ask(apart.features(), apart.labels(), context.control());
    float[] values = apart.values(IntStream.range(0, apart.rows()).toArray());
    int[] solved = new int[apart.rows()];
    double off = 0;
    for (int row = 0; row < apart.rows(); row++) {
      double[] odds = model.odds(values, row * width);
      double[] ln = said.ln(row);
      for (int c = 0; c < odds.length; c++) {
        solved[row] = odds[c] > odds[solved[row]] ? c : solved[row];
        off = Math.max(off, Math.abs(odds[c] - (ln[c] - ln[0])));
      }
    }
    Agreement found = thief.agreement(said, apart, solved, thief.classes(naive, apart));
    return new Solved(asked[0], own.rows(), found, off);
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

  /** No subject is innocent of being copied: what stands beside it is who never asked. */
  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    return Optional.empty();
  }

  /**
   * How well the weights came out.
   *
   * @param asked queries that the target answered
   * @param known rows whose true classes the linear model that never asked learned from
   * @param agreement how often these weights say what the target says, beside that model
   * @param off the largest difference of a logarithm of a ratio of probabilities on such rows
   */
  public record Solved(int asked, int known, Agreement agreement, double off) implements Result {
    @Override
    public Threat threat() {
      return Threat.EXTRACTION;
    }

    @Override
    public List<Leak> leaks() {
      return List.of(
          new Leak(
              Copied.FIDELITY,
              fidelity(),
              baseline(),
              1,
              Tails.MORE,
              Optional.of(agreement.pairs()),
              MessageText.of(
                  "After %,d questions “%%s” had weights that gave the same answer for %,d of %,d"
                      + " rows; a linear model that learned from %,d rows without asking did for"
                      + " %,d.",
                  asked, agreement.alike(), agreement.apart(), known, agreement.alone())));
    }

    @Override
    public List<String> notes() {
      return List.of(
          MessageText.of(
              "a linear model trained on %,d rows and their true classes, without asking, agrees"
                  + " with the target on %,d of %,d rows.",
              known, agreement.alone(), agreement.apart()),
          MessageText.of(
              "on rows that it was not asked about, logarithms of ratios of probabilities differ by"
                  + " %.2g at most; they would not at all if the model were linear and told all"
                  + " digits.",
              off));
    }

    @Metric(doc = "share of rows on which solution and target agree", share = true, headline = true)
    public Estimate fidelity() {
      return agreement.fidelity();
    }

    @Metric(doc = "fidelity of a linear model that learned without asking", share = true)
    public Estimate baseline() {
      return agreement.baseline();
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
