package org.tattle.attack;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.measure.Confusion;
import org.tattle.model.Access;
import org.tattle.run.Seed;
import org.tattle.target.Answers;
import org.tattle.target.Target;

/**
 * How sure the target should be of a row that it was not trained on is learnt from rows that it was
 * not trained on, without any shadow model (Bertran et al. 2023, algorithm 1): with s the
 * logit-scaled confidence, fit by quantile regression the {@code 1 - fpr} quantile q(x, y) of s
 * over known non-members; call a row a member if {@code s > q(x, y)}. The score is {@code s - q}.
 *
 * <p>An outsider ({@code split=thirds}) knows non-members of its own: the pool. An auditor has none
 * to spare, and fits on one half of the non-members at a time, to judge the other half by it;
 * members are judged by either, as chance will have it.
 */
@Component(
    name = "quantile",
    doc = "Learns from non-members how sure the target is of a row that it does not know.",
    paper = "Bertran et al. 2023, Scalable Membership Inference Attacks via Quantile Regression",
    example = "attack quantile with fpr=5%")
public record Quantile(
    @Param(
            doc = "false-positive rate of the quantile that is fitted",
            min = 0.001,
            max = 0.5,
            share = true)
        double fpr)
    implements Attack {

  public Quantile() {
    this(0.05);
  }

  @Override
  public Set<Access> needs() {
    return Set.of(Access.PROBABILITIES, Access.QUERIES);
  }

  @Override
  public Membership run(Target target, Context context) {
    Dataset data = target.blueprint().data();
    Answers answers = target.answers();
    int[] rows = IntStream.range(0, answers.size()).map(answers::row).toArray();
    boolean outsider = target.split().adversary() == Split.Adversary.THIRDS;
    int[] known = outsider ? target.split().pool() : target.split().nonmembers();
    Boosting first = fit(target, outsider ? known : half(known, 0, context.seed()), 0, context);
    int[] other = outsider ? new int[0] : half(known, 1, context.seed());
    Boosting second = outsider ? first : fit(target, other, 1, context);
    int[] inOther = other.clone();
    Arrays.sort(inOther);
    double[] scores = new double[rows.length];
    boolean[] called = new boolean[rows.length];
    boolean[] member = new boolean[rows.length];
    var random = context.seed().split("members").random();
    for (int i = 0; i < rows.length; i++) {
      member[i] = target.member(i);
      boolean byFirst =
          member[i] ? random.nextBoolean() : Arrays.binarySearch(inOther, rows[i]) >= 0;
      double expected = (byFirst ? first : second).of(inputs(data, rows[i]));
      scores[i] = answers.scaledConfidence(i) - expected;
      called[i] = scores[i] > 0;
    }
    Confusion rule = Confusion.of(called, member);
    return Membership.of(target, scores, List.of())
        .calling(rule)
        .asking(rows.length + (outsider ? known.length : 0));
  }

  private static int[] half(int[] rows, int which, Seed seed) {
    int[] order = rows.clone();
    PermutationSampler.shuffle(seed.split("halves").random(), order);
    int middle = order.length / 2;
    return which == 0
        ? Arrays.copyOf(order, middle)
        : Arrays.copyOfRange(order, middle, order.length);
  }

  private Boosting fit(Target target, int[] rows, int part, Context context) {
    Dataset data = target.blueprint().data();
    int[] labels = IntStream.of(rows).map(row -> data.labels()[row]).toArray();
    Answers said = target.ask(data.take(rows).features(), labels, context.control());
    double[] sure = new double[rows.length];
    Arrays.setAll(sure, said::scaledConfidence);
    float[][] inputs = new float[rows.length][];
    Arrays.setAll(inputs, i -> inputs(data, rows[i]));
    return new Boosting(
        inputs, sure, 1 - fpr, context.seed().split("trees", part), context.control());
  }

  /** The features of a row, and its label as one feature a class. */
  private static float[] inputs(Dataset data, int row) {
    int width = data.shape().size();
    float[] inputs = Arrays.copyOf(data.values(new int[] {row}), width + data.classes().size());
    inputs[width + data.labels()[row]] = 1;
    return inputs;
  }
}
