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
import org.tattle.model.NetworkModel;
import org.tattle.model.Training;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.ModelRecipe;
import org.tattle.subject.Prospect;
import org.tattle.subject.Target;
import org.tattle.subject.train.Order;

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

  private static final double CONTROL_LEVEL = 0.99;

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
    classes(target.data()); // so that one that is none is told before
    int[] known = known(target.split());
    return Work.NOTHING.learning(
        List.of(
            planned("a judge by other rows", judging(target.data(), known, context), context),
            planned("a model that learns nothing", nothing(target, context), context)));
  }

  private static Order planned(String what, Job job, Context context) {
    return context.trainer().lessons().planned(what, job, 1);
  }

  /** Steps of no length: a model like the target with weights as they were drawn. */
  private static Job nothing(Prospect target, Context context) {
    NetworkModel model = target.layers().orElseGet(Mlp::new);
    Dataset data = target.data();
    return new Job(
        model.network(data.shape(), data.classes().size()),
        new TrainingPlan(1, 64, Optimizer.sgd(Float.MIN_NORMAL)),
        IntStream.range(0, known(target.split()).length).toArray(),
        context.seed().split("nothing").value());
  }

  private static Trained taught(Dataset own, Job job, Context context) {
    return context
        .trainer()
        .lessons()
        .pupil(own, Nd4j.createFromArray(hard(own)), job, context.control());
  }

  @Override
  public MadeUp run(Target target, Context context) {
    Dataset own = target.data().take(known(target.split()));
    Trained judge = taught(own, judging(target.data(), known(target.split()), context), context);
    return made(target, own, judge, context);
  }

  private MadeUp made(Target target, Dataset own, Trained judge, Context context) {
    Dataset data = target.data();
    float least = data.features().minNumber().floatValue();
    float most = data.features().maxNumber().floatValue();
    Descent descent =
        new Descent(target, new Prior(data.shape(), tv, l2), least, most, context.control());
    double[] start = Means.of(own, row -> true);
    List<MadeUp.Image> images = new ArrayList<>();
    for (int c : classes(data)) {
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

  /**
   * The same of a model of the target's architecture that learned nothing: then what is recognised
   * is what the start, the priors and the judge make of it. Of a target that nobody knows how to
   * make its architecture is not known, and of one that is no network there are no such weights.
   */
  @Override
  public Optional<Counterpart> control(Target target, Context context) {
    if (target.recipe().flatMap(ModelRecipe::layers).isEmpty()) {
      return Optional.empty();
    }
    Dataset own = target.data().take(known(target.split()));
    Trained judge = taught(own, judging(target.data(), known(target.split()), context), context);
    Job job = nothing(target.recipe().get(), context);
    Target empty = target.copied(taught(own, job, context), job);
    MadeUp found = made(empty, own, judge, context);
    return Optional.of(
        new Counterpart(
            found.against(CONTROL_LEVEL),
            AttackFaults.CONTROL_UNTRAINED,
            "of a model that learned nothing, where guessing is right",
            "The control of “%s” failed: what it makes up of a model that learned nothing is"
                + " recognised, too (%s), so what it found is none of the model's doing."));
  }

  /** The attacker's rows: of an outsider the pool; else the non-members. */
  private static int[] known(Split split) {
    return split.adversary() == Split.Adversary.THIRDS ? split.pool() : split.nonmembers();
  }

  private static Job judging(Dataset data, int[] known, Context context) {
    Mlp judge = new Mlp();
    TrainingPlan plan = new Training().lasting(30).plan(judge);
    return new Job(
        judge.network(data.shape(), data.classes().size()),
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
