package org.tattle.attack.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.attack.Context;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.model.Access;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.answer.Shadow;

/**
 * Members get lower losses. Scores a row by one number of the target's answer:
 *
 * <ul>
 *   <li>loss: {@code ln p_y} (Yeom et al. 2018, section 3.2);
 *   <li>confidence: {@code ln p_y - ln(1 - p_y)}, which ranks as {@code p_y} does;
 *   <li>entropy: {@code sum p ln p};
 *   <li>modified entropy: {@code (1-p_y) ln p_y + sum over i != y of p_i ln(1-p_i)} (Song and
 *       Mittal 2021, equation 9, negated).
 * </ul>
 *
 * <p>All of it from {@code ln p} and {@code ln(1 - p)}: a model may be surer of its members by 60
 * nats than by 50, and both probabilities are 1.
 *
 * <p>With shadow models, rows are called members from a cut-off on that was set on the shadows, and
 * ranked by how far they lie above it.
 */
@Component(
    name = "threshold",
    doc = "Takes for members the rows that the target is surest of, by one number of its answer.",
    paper =
        "Yeom et al. 2018, Privacy Risk in Machine Learning;"
            + " Song & Mittal 2021, Systematic Evaluation of Privacy Risks",
    example = "attack threshold with signal=modified_entropy")
public record Threshold(
    @Param(doc = "number that the rows are ranked by") Signal signal,
    @Param(doc = "one cut-off for all rows, or one a class; set on shadow models") Cutoff cutoff,
    @Param(doc = "shadow models to set cut-offs on; 0 for none", min = 0, max = 4096) int shadows)
    implements MembershipAttack {

  /** What can be ranked by. */
  public enum Signal {
    LOSS,
    CONFIDENCE,
    ENTROPY,
    MODIFIED_ENTROPY
  }

  /** How many cut-offs there are. */
  public enum Cutoff {
    GLOBAL,
    PER_CLASS
  }

  public Threshold() {
    this(Signal.LOSS);
  }

  /** The ranking alone. */
  public Threshold(Signal signal) {
    this(signal, Cutoff.GLOBAL, 0);
  }

  public Threshold {
    if (cutoff == Cutoff.PER_CLASS && shadows == 0) {
      throw new ParameterFault("`cutoff=per_class` is set on shadows; give `shadows=1`", "cutoff");
    }
  }

  @Override
  public Set<Access> needs() {
    boolean loss = signal == Signal.LOSS || signal == Signal.CONFIDENCE;
    Access answers = loss && cutoff == Cutoff.GLOBAL ? Access.LOSSES : Access.PROBABILITIES;
    return shadows == 0 ? Set.of(answers) : Set.of(answers, Access.SHADOWS);
  }

  @Override
  public Work work(Prospect target, Context context) {
    return Work.shadows(shadows);
  }

  @Override
  public Membership run(Target target, Context context) {
    Answers answers = target.answers();
    double[] scores = scores(List.of(answers));
    if (shadows == 0) {
      return Membership.of(target, scores, List.of());
    }
    List<Answers> in = new ArrayList<>();
    List<Answers> out = new ArrayList<>();
    for (Shadow shadow : context.shadows(target, shadows)) {
      in.add(shadow.answers(shadow.members(), context.control()));
      out.add(shadow.answers(shadow.nonmembers(), context.control()));
    }
    List<Answers> known = Stream.concat(in.stream(), out.stream()).toList();
    boolean[] member = new boolean[known.stream().mapToInt(Answers::size).sum()];
    Arrays.fill(member, 0, in.stream().mapToInt(Answers::size).sum(), true);
    int groups = cutoff == Cutoff.GLOBAL ? 1 : answers.classes();
    Cutoffs cutoffs = Cutoffs.fit(scores(known), member, classes(known), groups);
    int[] classes = classes(List.of(answers));
    double[] above = new double[scores.length];
    boolean[] truth = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      above[i] = scores[i] - cutoffs.of(classes[i]);
      truth[i] = target.member(i);
    }
    return Membership.of(target, above, List.of()).calling(cutoffs.judge(scores, classes, truth));
  }

  private double[] scores(List<Answers> all) {
    return all.stream()
        .flatMapToDouble(a -> IntStream.range(0, a.size()).mapToDouble(i -> score(a, i)))
        .toArray();
  }

  private static int[] classes(List<Answers> all) {
    return all.stream().flatMapToInt(a -> IntStream.range(0, a.size()).map(a::label)).toArray();
  }

  private double score(Answers answers, int i) {
    int label = answers.label(i);
    return switch (signal) {
      case LOSS -> -answers.loss(i);
      case CONFIDENCE -> answers.confidence(i);
      case ENTROPY -> dot(answers.probabilities(i), answers.ln(i));
      case MODIFIED_ENTROPY -> {
        double[] p = answers.probabilities(i);
        double[] rest = answers.lnRest(i);
        p[label] = Math.exp(rest[label]);
        rest[label] = answers.ln(i)[label];
        yield dot(p, rest);
      }
    };
  }

  private static double dot(double[] weights, double[] values) {
    double sum = 0;
    for (int c = 0; c < weights.length; c++) {
      sum += weights[c] * values[c];
    }
    return sum;
  }
}
