package org.tattle.attack.inversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.attack.Attack;
import org.tattle.attack.Context;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Work;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.data.Dataset;
import org.tattle.data.Split;
import org.tattle.model.Access;
import org.tattle.model.Mlp;
import org.tattle.model.Training;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;

/**
 * Makes up inputs that a model finds typical of its classes (MI-Face: Fredrikson, Jha and
 * Ristenpart 2015, section 5): from the mean of the attacker's rows it goes down to where the class
 * is likely, by gradients or by answers alone, kept smooth and small by priors.
 *
 * <p>The target itself says nothing of how good that is: it calls noise a seven, too. So another
 * model judges, which was trained on rows of the attacker's, by their true classes, and knows
 * nothing of the target. Beside it stands what needs no target at all: how many of the means of the
 * attacker's own rows of each class are recognised. An attacker who has such rows learns nothing
 * new by inversion; what it gives away is for who has none.
 */
@Component(
    name = "inversion",
    doc = "Makes up a typical input of each class from the model alone.",
    paper = "Fredrikson et al. 2015, Model Inversion Attacks That Exploit Confidence Information",
    example = "attack inversion with steps=200")
public record Inversion(
    @Param(doc = "the class to make up; if not given, each of them", label = true)
        Optional<String> label,
    @Param(doc = "steps at most for each class", min = 1, max = 1_000_000) int steps,
    @Param(doc = "what it goes by: the model's gradients, or its answers alone") By by,
    @Param(doc = "queries at most for each class", min = 100, max = 100_000_000) int queries,
    @Param(doc = "how much neighbours in a picture are drawn together", min = 0) double tv,
    @Param(doc = "how much values are drawn to 0", min = 0) double l2)
    implements Attack<Target> {

  /** What it goes by. */
  public enum By {
    GRADIENTS,
    ANSWERS
  }

  public Inversion() {
    this(Optional.empty(), 1000, By.GRADIENTS, 20_000, 1, 1);
  }

  @Override
  public Class<Target> on() {
    return Target.class;
  }

  @Override
  public Class<MadeUp> finds() {
    return MadeUp.class;
  }

  @Override
  public Set<Access> needs() {
    return by == By.GRADIENTS
        ? Set.of(Access.LABELS, Access.PROBABILITIES, Access.GRADIENTS, Access.QUERIES)
        : Set.of(Access.LABELS, Access.PROBABILITIES, Access.QUERIES);
  }

  @Override
  public Work work(Prospect target, Context context) {
    classes(target.data());
    int[] known = known(target.split());
    return Work.NOTHING.learning(
        List.of(
            context
                .trainer()
                .lessons()
                .planned("a judge by other rows", judging(target.data(), known, context), 1)));
  }

  @Override
  public MadeUp run(Target target, Context context) {
    Dataset data = target.data();
    int[] known = known(target.split());
    int[] wanted = classes(data);
    Dataset own = data.take(known);
    Trained judge =
        context
            .trainer()
            .lessons()
            .pupil(
                own,
                Nd4j.createFromArray(hard(own)),
                judging(data, known, context),
                context.control());
    float least = data.features().minNumber().floatValue();
    float most = data.features().maxNumber().floatValue();
    Descent descent =
        new Descent(target, new Prior(data.shape(), tv, l2), least, most, context.control());
    double[] start = Means.of(own, row -> true);
    List<MadeUp.Image> images = new ArrayList<>();
    for (int c : wanted) {
      double[] made =
          by == By.GRADIENTS
              ? descent.byGradient(start, c, steps)
              : descent.byAnswers(start, c, steps, queries, context.seed().split("class", c));
      double[] mean = Means.of(own, row -> own.labels()[row] == c);
      images.add(
          new MadeUp.Image(
              data.classes().get(c),
              made,
              says(judge, made, context) == c,
              says(judge, mean, context) == c,
              Means.correlation(made, Means.of(data, target.split().members(), c), start),
              Means.nearest(data, target.split().members(), made)));
    }
    return new MadeUp(images, data.shape(), least, most, data.classes().size(), descent.queries());
  }

  /** What is recognised is held to guessing, and beside it stands what needs no target. */
  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    return Optional.empty();
  }

  /** The attacker's rows: of an outsider the pool; else the non-members. */
  private static int[] known(Split split) {
    return split.adversary() == Split.Adversary.THIRDS ? split.pool() : split.nonmembers();
  }

  private static Job judging(Dataset data, int[] known, Context context) {
    TrainingPlan plan = new Training().lasting(30).plan();
    return new Job(
        new Mlp().network(data.shape(), data.classes().size()),
        plan,
        IntStream.range(0, known.length).toArray(),
        context.seed().split("judge").value());
  }

  private static float[][] hard(Dataset data) {
    float[][] hard = new float[data.rows()][data.classes().size()];
    for (int row = 0; row < hard.length; row++) {
      hard[row][data.labels()[row]] = 1;
    }
    return hard;
  }

  private static int says(Trained judge, double[] row, Context context) {
    LogitMatrix said = judge.outputs(Descent.array(row), context.control());
    return said.predicted(0);
  }

  /**
   * Which classes are made up.
   *
   * @throws Fault T306 if there is none of that name
   */
  private int[] classes(Dataset data) {
    if (label.isEmpty()) {
      return IntStream.range(0, data.classes().size()).toArray();
    }
    int chosen = data.classes().indexOf(label.get());
    if (chosen < 0) {
      throw Fault.of(AttackFaults.NO_SUCH_CLASS, label.get(), String.join(", ", data.classes()))
          .at("label");
    }
    return new int[] {chosen};
  }
}
