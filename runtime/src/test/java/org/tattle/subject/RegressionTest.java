package org.tattle.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.attack.Context;
import org.tattle.attack.Held;
import org.tattle.attack.membership.Membership;
import org.tattle.attack.membership.MembershipAttack;
import org.tattle.attack.membership.Threshold;
import org.tattle.attack.membership.shadow.Calibrated;
import org.tattle.attack.membership.shadow.Lira;
import org.tattle.attack.membership.shadow.Rmia;
import org.tattle.component.Schema;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.MemberSampling;
import org.tattle.data.Split;
import org.tattle.data.set.Csv;
import org.tattle.data.set.Csvs;
import org.tattle.data.set.Wine;
import org.tattle.defense.train.LabelSmoothing;
import org.tattle.model.Access;
import org.tattle.model.Linear;
import org.tattle.model.Logistic;
import org.tattle.model.Mlp;
import org.tattle.model.Model;
import org.tattle.model.Training;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.nn.train.Job;
import org.tattle.nn.train.LocalWorkers;
import org.tattle.nn.train.Trained;
import org.tattle.nn.train.Workers;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.subject.train.NetworkOrder;
import org.tattle.subject.train.Order;
import org.tattle.subject.train.Trainer;
import org.tattle.unlearning.Ascent;

/** Models that predict numbers. */
class RegressionTest {
  private static final Seed SEED = new Seed(4);

  @TempDir Path folder;

  private final Workers workers = new LocalWorkers(1);
  private final Trainer trainer = new Trainer(workers, Cache.memory(), SEED, true);

  private Dataset load(String text, Map<String, Object> more) throws IOException {
    Map<String, Object> values = new HashMap<>(more);
    values.put("path", Files.writeString(folder.resolve("d.csv"), text).toString());
    values.put("label", Optional.of("y"));
    values.put("task", Csv.Task.REGRESSION);
    return Csvs.of(values).load(Control.NONE);
  }

  private Dataset line() throws IOException {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < 64; i++) {
      double x = i / 8.0 - 3;
      text.append(x).append(',').append(3 * x + 2).append('\n');
    }
    return load(text.toString(), Map.of());
  }

  private Trained train(Dataset data, TrainingPlan plan) {
    int[] rows = IntStream.range(0, data.rows()).toArray();
    Job job = new Job(new Linear().network(data.shape(), 1), plan, rows, 9);
    NetworkOrder order = NetworkOrder.of(Order.Role.MODEL, data, List.of(job), Optional.empty());
    return workers.train(order.examples(), List.of(job), Control.NONE, (i, model) -> {}).get(0);
  }

  /**
   * Of a standardised x the mean is 0 and the mean square 1, so half the mean squared error has the
   * unit matrix for its second derivative: a step of all rows at a rate of 1/2 halves the distance
   * to the best weights, which are at most 2 away. 40 steps leave 2e-12, and floats near 1 are off
   * by 6e-8 a step, of which what is left of all steps adds up to twice that: 1.2e-7, and the same
   * from scaling, times 3 in y's unit.
   */
  @Test
  void aLineIsLearned() throws IOException {
    Dataset data = line();
    Column x = data.columns().get(0);
    Column y = ((Labels.Numbers) data.truth()).from();
    Optimizer halving = Optimizer.sgd(0.5);
    float[] weights = train(data, new TrainingPlan(40, data.rows(), halving)).weights();
    double slope = weights[0] * y.scale() / x.scale();
    double intercept = y.center() + y.scale() * weights[1] - slope * x.center();
    double off = 3 * y.scale() * 1.2e-7;
    assertThat(slope).isCloseTo(3, within(off));
    assertThat(intercept).isCloseTo(2, within(off));
  }

  /**
   * A gradient is clipped to norm 1/4 however far a row lies off, and a step is as long at most.
   */
  @Test
  void privateStepsAreClippedWhateverTheError() throws IOException {
    Dataset data =
        load("x,y\n0,0\n1,1\n2,1e9\n3,3\n", Map.of("domain", List.of("x: 0..3", "y: 0..1e9")));
    PrivateSteps still = new PrivateSteps(1, 0.25, 0, 1, false);
    TrainingPlan plan = new TrainingPlan(1, 4, Optimizer.sgd(1));
    float[] before = train(data, new TrainingPlan(1, 4, Optimizer.sgd(1e-30))).weights();
    float[] after = train(data, plan.with(still)).weights();
    assertThat(Math.hypot(after[0] - before[0], after[1] - before[1])).isBetween(1e-3, 0.25);
  }

  private Dataset noisy(int rows) throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("a,b,c,d,y\n");
    for (int i = 0; i < rows; i++) {
      double sum = 0;
      for (int k = 0; k < 4; k++) {
        double value = random.nextGaussian();
        sum += (k + 1) * value;
        text.append((float) value).append(',');
      }
      text.append((float) (100 + sum + 5 * random.nextGaussian())).append('\n');
    }
    return load(text.toString(), Map.of());
  }

  private Blueprint blueprint(Dataset data, Model model, int epochs) {
    Split split = new MemberSampling(0, Split.Adversary.HALVES, 0, 0).split(data, SEED);
    Training training =
        (Training) Schema.of(Training.class).build(Map.of("epochs", epochs, "lr", 0.01));
    return new Blueprint(data, split, model, training, List.of());
  }

  @Test
  void itIsWorthTheRootOfItsMeanSquaredErrorInTheUnitOfTheTable() throws IOException {
    Dataset data = noisy(60);
    Regressor target = (Regressor) blueprint(data, new Linear(), 200).make(trainer, Control.NONE);
    Labels.Numbers truth = (Labels.Numbers) data.truth();
    double squares = 0;
    int[] others = target.split().nonmembers();
    for (int i = 0; i < others.length; i++) {
      float said = target.trained().outputs(data.features(), others, Control.NONE).logit(i, 0);
      double error = truth.from().center() + truth.from().scale() * said - truth.number(others[i]);
      squares += error * error;
    }
    double rmse = Math.sqrt(squares / others.length);
    assertThat(target.rmse().orElseThrow().value()).isCloseTo(rmse, within(1e-4 * rmse));
    assertThat(target.rmse().orElseThrow().covers(rmse)).isTrue();
    assertThat(target.trainRmse().orElseThrow().value())
        .isLessThan(target.testRmse().orElseThrow().value());
  }

  /** A network that knows its rows by heart tells them apart; the noise is what it has learned. */
  @Test
  void membersAreFoundByTheirLosses() throws IOException {
    Model large = new Mlp(List.of(64), Layer.Function.RELU);
    Target target = blueprint(noisy(120), large, 300).make(trainer, Control.NONE);
    assertThat(target.access())
        .containsExactlyInAnyOrder(
            Access.NUMBERS,
            Access.LOSSES,
            Access.SHADOWS,
            Access.TRAINING,
            Access.MEMBERS,
            Access.STEPS);
    Context context = new Context(trainer, SEED, Control.NONE);
    for (MembershipAttack attack :
        List.of(
            new Threshold(),
            new Calibrated(4, Calibrated.Comparison.DIFFERENCE),
            new Lira(8, Lira.Mode.ONLINE, Lira.Variance.AUTO, 1),
            new Rmia(4, Lira.Mode.OFFLINE, 2, 0.3))) {
      Membership found = attack.run(target, context);
      assertThat(found.auc().lower()).as(attack.toString()).isGreaterThan(0.5);
      assertThat(attack.control(target, context).orElseThrow().fails()).isFalse();
    }
  }

  /** Whoever says who the members are may have put others aside by the number to predict. */
  @Test
  void membersThatAreDeclaredAreToldApartByTheNumberToo() throws IOException {
    StringBuilder text = new StringBuilder("x,inside,y\n");
    for (int i = 0; i < 200; i++) {
      text.append(i % 7).append(',').append(i % 2).append(',').append(i % 2 * 10 + i % 3);
      text.append('\n');
    }
    Dataset data = load(text.toString(), Map.of("member", Optional.of("inside")));
    Blueprint made = blueprint(data, new Linear(), 2);
    Target target = made.make(trainer, Control.NONE);
    Threshold attack = new Threshold();
    Context free = new Context(trainer, SEED, Control.NONE);
    assertThat(attack.explaining(made, free).parts(made, trainer)).isNotEmpty();
    Context context = Held.to(attack, target, free);
    assertThat(attack.explanation(target, context).orElseThrow().fails()).isTrue();
  }

  @Test
  void whatCannotLearnTheLabelsIsRefused() throws IOException {
    Blueprint numbers = blueprint(noisy(20), new Logistic(), 1);
    assertThatThrownBy(() -> numbers.make(trainer, Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessage("`logistic` cannot learn labels that are numbers");
    Blueprint classes = blueprint(new Wine().load(Control.NONE), new Linear(), 1);
    assertThatThrownBy(() -> classes.make(trainer, Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessage("`linear` cannot learn labels that are classes");
    Target target = blueprint(noisy(20), new Linear(), 1).make(trainer, Control.NONE);
    assertThatThrownBy(() -> target.defended(new LabelSmoothing(), trainer, Control.NONE))
        .isInstanceOf(Fault.class)
        .hasMessage("this defense needs labels, which the target does not give");
  }

  @Test
  void numbersToPredictAreScaledAsFeaturesAre() throws IOException {
    Dataset found = load("x,y\n1,\"1,5\"\n2,\"2,5\"\n3,\"6,5\"\n", Map.of());
    Labels.Numbers truth = (Labels.Numbers) found.truth();
    assertThat(truth.from().center()).isEqualTo(3.5);
    assertThat(IntStream.range(0, 3).mapToDouble(truth::number)).containsExactly(1.5, 2.5, 6.5);
    assertThat(found.notes()).anyMatch(note -> note.startsWith(Dataset.STANDARDISED));
    Dataset declared =
        load("x,y\n1,0\n2,25\n3,100\n", Map.of("domain", List.of("x: 0..4", "y: 0..100")));
    assertThat(((Labels.Numbers) declared.truth()).scaled()).containsExactly(-1, -0.5f, 1);
    assertThat(declared.undeclared()).isEmpty();
    assertThat(declared.take(new int[] {2}).truth().rows()).isEqualTo(1);
    assertThat(((Labels.Numbers) declared.take(new int[] {2}).truth()).number(0)).isEqualTo(100);
  }

  @Test
  void aNumberToPredictMustBeThereBeOneAndVary() {
    refused("x,y\n1,2\n2,\n3,4\n", "line 3, column `y`: the label is missing");
    refused("x,y\n1,2\n2,much\n3,4\n", "line 3, column `y`: `much` is not a number");
    refused("x,y\n1,7\n2,7\n3,7\n", "`y` is `7` in all 3 rows");
  }

  private void refused(String text, String message) {
    assertThatThrownBy(() -> load(text, Map.of())).isInstanceOf(Fault.class).hasMessage(message);
  }

  /**
   * Half the mean square in units of y's deviation may rise by 0.1 on the rows that stay, all of
   * which are watched: the error to the root of 0.2, 0.45, and a bit more on other rows of the
   * line.
   */
  @Test
  void whoGoesUpOnNumbersTurnsBack() throws IOException {
    Target base = blueprint(line(), new Linear(), 200).make(trainer, Control.NONE);
    int[] rows = Arrays.copyOf(base.split().members(), 4);
    double deviation = 3 * Math.sqrt((64 * 64 - 1) / 12.0) / 8;
    assertThat(error(base) / deviation).isLessThan(0.1);
    assertThat(error(risen(base, rows, 0.1)) / deviation).isBetween(0.1, 0.6);
    assertThat(error(risen(base, rows, 1e6)) / deviation).isGreaterThan(1);
  }

  private Target risen(Target base, int[] rows, double rise) {
    return base.unlearned(new Ascent(20, 0.5, 32, rise), rows, trainer, Control.NONE);
  }

  private static double error(Target target) {
    return ((Regressor) target).rmse().orElseThrow().value();
  }
}
