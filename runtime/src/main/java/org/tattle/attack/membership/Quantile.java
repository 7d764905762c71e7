package org.tattle.attack.membership;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.attack.Context;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.measure.Confusion;
import org.tattle.model.Access;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;

/**
 * How sure the target should be of a row that it was not trained on is learnt from rows that it was
 * not trained on, without any shadow model (Bertran et al. 2023, algorithm 1): with s the
 * logit-scaled confidence, fit by quantile regression the {@code 1 - fpr} quantile q(x, y) of s
 * over known non-members; call a row a member if {@code s > q(x, y)}. The score sweeps the level,
 * as their curves do: it is the one at which the row would just be called ({@link Levels}).
 *
 * <p>A quantile that was fitted on some rows lies too low for others, and more of them lie above it
 * than were asked for. So the level to call from is set on rows that were not fitted (Romano,
 * Patterson and Candes 2019, conformalized quantile regression): of n such, the {@code ceil((n +
 * 1)(1 - fpr))}-th score. Then a new non-member is called with a chance of at most {@code fpr}, and
 * of at least {@code fpr - 1/(n + 1)}.
 *
 * <p>An outsider ({@code split=thirds}) knows non-members of its own: the pool, of which two thirds
 * are fitted. An auditor has none to spare. It deals the non-members into four parts, and judges
 * each by what was fitted on two others and set on the third; members are judged by any, as chance
 * will have it.
 */
@Component(
    name = "quantile",
    doc = "Learns from non-members how sure the target is of a row that it does not know.",
    paper = "Bertran et al. 2023, Scalable Membership Inference Attacks via Quantile Regression",
    example = "attack quantile with fpr=5%")
public record Quantile(
    @Param(
            doc = "false-positive rate that rows are called members at",
            min = 0.001,
            max = 0.5,
            share = true)
        double fpr)
    implements MembershipAttack {

  public Quantile() {
    this(0.05);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.PROBABILITIES, Access.QUERIES);
  }

  @Override
  public Membership run(Target target, Context context) {
    Answers answers = target.answers();
    boolean outsider = target.split().adversary() == Split.Adversary.THIRDS;
    Known known = outsider ? pool(target, context) : nonmembers(target);
    List<int[]> parts = parts(known.rows.length, outsider ? 3 : 4, context.seed());
    int judges = outsider ? 1 : parts.size();
    List<Judge> judge = new ArrayList<>();
    int[] part = new int[answers.size()];
    for (int p = 0; p < judges; p++) {
      judge.add(judge(known, parts, p, context));
      for (int k : outsider ? new int[0] : parts.get(p)) {
        part[known.at[k]] = p;
      }
    }
    Dataset data = target.data();
    double[] scores = new double[answers.size()];
    boolean[] called = new boolean[scores.length];
    boolean[] member = new boolean[scores.length];
    var random = context.seed().split("members").random();
    for (int i = 0; i < scores.length; i++) {
      member[i] = target.member(i);
      Judge by = judge.get(member[i] ? random.nextInt(judges) : part[i]);
      scores[i] = by.levels.of(inputs(data, answers.row(i)), answers.scaledConfidence(i));
      called[i] = scores[i] > by.cut;
    }
    return Membership.of(target, scores, List.of())
        .calling(Confusion.of(called, member))
        .asking(scores.length + (outsider ? known.rows.length : 0));
  }

  /**
   * Rows that the target was not trained on.
   *
   * @param data where they are from
   * @param rows their numbers there
   * @param at which answers of the target are about them, if it is judged by these
   * @param sure how sure the target is of each
   */
  private record Known(Dataset data, int[] rows, int[] at, double[] sure) {}

  /** What non-members taught, and from which score on a row is called a member. */
  private record Judge(Levels levels, double cut) {}

  private static Known pool(Target target, Context context) {
    Dataset data = target.data();
    int[] rows = target.split().pool();
    int[] labels = IntStream.of(rows).map(row -> data.labels()[row]).toArray();
    Answers said = target.ask(data.take(rows).features(), labels, context.control());
    double[] sure = IntStream.range(0, rows.length).mapToDouble(said::scaledConfidence).toArray();
    return new Known(data, rows, new int[0], sure);
  }

  private static Known nonmembers(Target target) {
    Answers said = target.answers();
    int[] at = IntStream.range(0, said.size()).filter(i -> !target.member(i)).toArray();
    int[] rows = IntStream.of(at).map(said::row).toArray();
    double[] sure = IntStream.of(at).mapToDouble(said::scaledConfidence).toArray();
    return new Known(target.data(), rows, at, sure);
  }

  /** Numbers below {@code size} dealt into parts by chance. */
  private static List<int[]> parts(int size, int count, Seed seed) {
    if (size < 2 * count) {
      throw Fault.of(AttackFaults.TOO_FEW_TO_LEARN_FROM, size);
    }
    int[] order = IntStream.range(0, size).toArray();
    PermutationSampler.shuffle(seed.split("parts").random(), order);
    return IntStream.range(0, count)
        .mapToObj(part -> Arrays.copyOfRange(order, part * size / count, (part + 1) * size / count))
        .toList();
  }

  /** Learns from all parts but the one to be judged and the one that the cut is set on. */
  private Judge judge(Known known, List<int[]> parts, int judged, Context context) {
    int set = (judged + 1) % parts.size();
    boolean apart = known.at.length > 0;
    int[] fitted =
        IntStream.range(0, parts.size())
            .filter(part -> part != set && !(apart && part == judged))
            .flatMap(part -> IntStream.of(parts.get(part)))
            .toArray();
    float[][] inputs = new float[fitted.length][];
    Arrays.setAll(inputs, k -> inputs(known.data, known.rows[fitted[k]]));
    double[] sure = IntStream.of(fitted).mapToDouble(k -> known.sure[k]).toArray();
    Seed seed = context.seed().split("trees", judged);
    Levels levels = new Levels(inputs, sure, fpr, seed, context.control());
    double[] scores =
        IntStream.of(parts.get(set))
            .mapToDouble(k -> levels.of(inputs(known.data, known.rows[k]), known.sure[k]))
            .sorted()
            .toArray();
    int least = (int) Math.ceil((scores.length + 1) * (1 - fpr));
    return new Judge(levels, least > scores.length ? Double.POSITIVE_INFINITY : scores[least - 1]);
  }

  /** The features of a row, and its label as one feature a class. */
  private static float[] inputs(Dataset data, int row) {
    int width = data.shape().size();
    float[] inputs = Arrays.copyOf(data.values(new int[] {row}), width + data.classes().size());
    inputs[width + data.labels()[row]] = 1;
    return inputs;
  }
}
