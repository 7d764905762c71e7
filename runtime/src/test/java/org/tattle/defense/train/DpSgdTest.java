package org.tattle.defense.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tattle.component.Schema;
import org.tattle.defense.Fit;
import org.tattle.model.Logistic;
import org.tattle.model.Training;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Optimizer;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.TrainingPlan;
import org.tattle.privacy.Delta;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.run.Fault;

class DpSgdTest {
  private static final Fit FIT =
      new Fit(
          new Network(Shape.flat(2), List.of(), 2),
          new Training().plan(new Logistic()),
          2000,
          Math.sqrt(2),
          false);

  @Test
  void whatIsSpentIsTheBudgetAndNoMore() {
    Fit fit = dpsgd(Optional.empty(), 1).apply(FIT);
    assertThat(fit.spent().orElseThrow().epsilon()).isBetween(0.9998, 1.0);
    assertThat(fit.spent().orElseThrow().by()).isEqualTo(Accounting.PRV);
    assertThat(privacy(fit).secure()).isTrue();
    assertThat(privacy(fit).steps()).isEqualTo(200);
  }

  @Test
  void fallingNoiseIsAccountedStageByStage() {
    Fit fit = dpsgd(Optional.empty(), 0.25).apply(FIT);
    PrivateSteps privacy = privacy(fit);
    List<PrivateSteps.Phase> phases = privacy.phases();
    assertThat(phases).hasSize(8);
    assertThat(phases.get(7).noise() / phases.get(0).noise()).isCloseTo(0.25, within(1e-12));
    assertThat(privacy.steps()).isEqualTo(200);
    List<Steps> steps =
        phases.stream().map(p -> new Steps(privacy.rate(), p.noise(), p.steps())).toList();
    Spent spent = fit.spent().orElseThrow();
    double delta = spent.delta() - spent.besides().delta();
    double lost = spent.epsilon() - Composition.spent(Accounting.PRV, steps, delta).epsilon();
    assertThat(Composition.epsilon(spent.besides(), spent.besides().delta()))
        .isCloseTo(lost, within(1e-12));
    assertThat(spent.epsilon()).isBetween(0.9998, 1.0);
  }

  /** Both Gaussians of a step, whitened, move by 1/z: 1/z² = 1/z_sum² + (1/2)²/deviation². */
  @Test
  void theQuantilePaysItsShareOfEachStep() {
    Fit fixed = dpsgd(Optional.empty(), 1).apply(FIT);
    Fit adaptive = dpsgd(Optional.of(0.5), 1).apply(FIT);
    double whole = privacy(fixed).phases().get(0).noise();
    double sum = privacy(adaptive).phases().get(0).noise();
    double count = sum * privacy(adaptive).quantile().orElseThrow().noise();
    assertThat(1 / (sum * sum) + 0.25 / (count * count))
        .isCloseTo(1 / (whole * whole), within(1e-12));
    assertThat(0.25 / (count * count) * whole * whole).isCloseTo(0.01, within(1e-12));
  }

  @Test
  void whatTheAccountingDoesNotCoverIsRefused() {
    Fit stopped = FIT.with(FIT.plan().with(new TrainingPlan.Patience(3, 0.1)));
    assertThatThrownBy(() -> new DpSgd().apply(stopped))
        .isInstanceOf(Fault.class)
        .extracting(fault -> ((Fault) fault).code())
        .hasToString("D404");
    assertThatThrownBy(() -> new EarlyStop().apply(new DpSgd().apply(FIT)))
        .isInstanceOf(Fault.class)
        .extracting(fault -> ((Fault) fault).code())
        .hasToString("D404");
  }

  /** What arithmetic costs is in ε and δ, and a budget is charged with both. */
  @Test
  void whatArithmeticCostsIsPartOfTheBudget() {
    Fit fit = dpsgd(Optional.empty(), 1).apply(FIT);
    Spent spent = fit.spent().orElseThrow();
    double delta = Delta.forRows(2000);
    assertThat(spent.delta()).isCloseTo(delta, within(1e-12 * delta));
    assertThat(spent.besides().delta()).isBetween(0.002 * delta, 0.0021 * delta);
    assertThat(spent.besides().pure().get(0)).isBetween(1e-8, 1e-6);
    assertThat(Composition.epsilon(spent.expense(), delta))
        .isBetween(spent.epsilon() - 1e-5, spent.epsilon() + 1e-12);
  }

  /** What was chosen is said; what a script says is kept, and not said again. */
  @Test
  void whatAScriptSaysIsKept() {
    Fit chosen = dpsgd(Optional.empty(), 1).apply(FIT);
    assertThat(chosen.spent().orElseThrow().notes())
        .anyMatch(note -> note.startsWith("200 steps of 500 rows and lr="));
    Map<String, Object> said =
        Map.of(
            "eps",
            1.0,
            "batch",
            Optional.of(100),
            "epochs",
            Optional.of(10),
            "lr",
            Optional.of(0.25),
            "momentum",
            0.5,
            "average",
            0.25);
    Fit kept = ((DpSgd) Schema.of(DpSgd.class).build(said)).apply(FIT);
    assertThat(kept.spent().orElseThrow().notes()).noneMatch(note -> note.contains("chosen"));
    assertThat(privacy(kept).rate()).isEqualTo(0.05);
    assertThat(privacy(kept).steps()).isEqualTo(200);
    Optimizer sgd =
        new Optimizer(Optimizer.Kind.SGD, 0.25, Optimizer.Schedule.CONSTANT, 0.5, 0)
            .averaging(0.25);
    assertThat(kept.plan().optimizer()).isEqualTo(sgd);
  }

  /** Nothing that is chosen depends on what plain training was told. */
  @Test
  void whatPlainTrainingIsToldChoosesNothing() {
    Training other = new Training().lasting(3);
    Fit quick = new Fit(FIT.network(), other.plan(new Logistic()), 2000, Math.sqrt(2), false);
    Fit one = dpsgd(Optional.empty(), 1).apply(FIT);
    Fit two = dpsgd(Optional.empty(), 1).apply(quick);
    assertThat(two.plan().privacy()).isEqualTo(one.plan().privacy());
    assertThat(two.plan().optimizer()).isEqualTo(one.plan().optimizer());
  }

  /**
   * The sum of all steps is as far as noise lets it be: twice the rows or twice as short inputs
   * double the rate, and momentum takes its share.
   */
  @Test
  void theRateGoesWithRowsAndShortInputs() {
    double rate = lr(FIT, 0.9);
    Fit more = new Fit(FIT.network(), FIT.plan(), 4000, Math.sqrt(2), false);
    Fit shorter = new Fit(FIT.network(), FIT.plan(), 2000, Math.sqrt(0.5), false);
    assertThat(lr(more, 0.9) / rate).isCloseTo(2, within(1e-9));
    assertThat(lr(shorter, 0.9) / rate).isCloseTo(2, within(1e-9));
    assertThat(lr(FIT, 0) / rate).isCloseTo(10, within(1e-9));
  }

  /** With many rows the noise allows strides that overshoot: more steps of the same passes. */
  @Test
  void noStepGoesTooFarWhereTheNoiseWouldLetIt() {
    Fit many = new Fit(FIT.network(), FIT.plan(), 100_000, Math.sqrt(2), false);
    Fit most = new Fit(FIT.network(), FIT.plan(), 1_000_000, Math.sqrt(2), false);
    Fit fit = dpsgd(Optional.empty(), 1).apply(many);
    assertThat(privacy(fit).steps()).isBetween(201, 999);
    assertThat(privacy(fit).rate() * privacy(fit).steps()).isCloseTo(50, within(0.1));
    assertThat(privacy(dpsgd(Optional.empty(), 1).apply(most)).steps()).isEqualTo(1000);
    double far = 0.1 * 100 / Math.sqrt(2);
    assertThat(fit.plan().optimizer().lr()).isBetween(0.99 * far, far);
    assertThat(fit.spent().orElseThrow().epsilon()).isBetween(0.9998, 1.0);
    Map<String, Object> said = Map.of("eps", 1.0, "lr", Optional.of(0.25));
    Fit told = ((DpSgd) Schema.of(DpSgd.class).build(said)).apply(many);
    assertThat(privacy(told).steps()).isEqualTo(200);
  }

  private static double lr(Fit fit, double momentum) {
    Map<String, Object> said = Map.of("eps", 0.1, "delta", Optional.of(1e-7), "momentum", momentum);
    return ((DpSgd) Schema.of(DpSgd.class).build(said)).apply(fit).plan().optimizer().lr();
  }

  @Test
  void sumsOverSharedWeightsAreSaidNotToBeCovered() {
    Network images = new Network(new Shape(1, 8, 8), List.of(new Layer.Convolution(2, 3)), 2);
    Fit fit = dpsgd(Optional.empty(), 1).apply(FIT.with(images));
    assertThat(fit.spent().orElseThrow().notes()).anyMatch(note -> note.contains("convolutions"));
  }

  /** At ε = 1,000 in one step a row moves the sum by 40 deviations, and noise ends before. */
  @Test
  void noiseThatDoesNotReachIsRefused() {
    DpSgd once = with(1000, Optional.of(1e-5), 2000, 1);
    assertThatThrownBy(() -> once.apply(FIT)).hasMessageContaining("reach");
    DpSgd least = with(1e-9, Optional.of(1e-5), 64, 50);
    assertThatThrownBy(() -> least.apply(FIT)).hasMessageContaining("too small");
  }

  @Test
  void aSetSeedIsSaidWhereEverTheEpsilonIs() {
    Fit seeded = new Fit(FIT.network(), FIT.plan(), 2000, 1, true);
    Fit fit = dpsgd(Optional.empty(), 1).apply(seeded);
    assertThat(privacy(fit).secure()).isFalse();
    assertThat(fit.spent().orElseThrow().seeded()).isTrue();
    assertThat(fit.spent().orElseThrow().basis()).endsWith(Spent.SEEDED);
    assertThat(dpsgd(Optional.empty(), 1).apply(FIT).spent().orElseThrow().seeded()).isFalse();
  }

  /** Views change what is clipped and nothing that is paid for. */
  @Test
  void movesOfAPictureCostNothingAndAreOfPictures() {
    Map<String, Object> said = Map.of("eps", 1.0, "augment", Optional.of(4));
    DpSgd moving = (DpSgd) Schema.of(DpSgd.class).build(said);
    Shape shape = new Shape(1, 28, 28);
    Network pictures = new Network(Shape.flat(shape.size()), List.of(), 10);
    Fit fit = new Fit(pictures, new Training().plan(new Logistic()), 2000, 10, false).of(shape);
    assertThat(privacy(moving.apply(fit)).units().each()).isEqualTo(4);
    assertThat(privacy(moving.apply(fit)).phases())
        .isEqualTo(privacy(dpsgd(Optional.empty(), 1).apply(fit)).phases());
    assertThatThrownBy(() -> moving.apply(FIT))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no pictures that could be moved");
    Map<String, Object> both =
        Map.of("eps", 1.0, "augment", Optional.of(4), "features", PublicFeatures.HOG);
    assertThatThrownBy(() -> Schema.of(DpSgd.class).build(both))
        .hasMessageContaining("`augment` moves pictures");
  }

  private static DpSgd with(double eps, Optional<Double> delta, int batch, int epochs) {
    return new DpSgd(
        eps,
        delta,
        1,
        Optional.of(batch),
        Optional.of(epochs),
        Optional.empty(),
        Optimizer.Kind.SGD,
        0.9,
        0.5,
        PublicFeatures.CENTRED,
        Optional.empty(),
        Optional.empty(),
        0.01,
        1,
        Accounting.PRV,
        Optional.empty());
  }

  private static PrivateSteps privacy(Fit fit) {
    return fit.plan().privacy().orElseThrow();
  }

  private static DpSgd dpsgd(Optional<Double> quantile, double decay) {
    return new DpSgd(
        1,
        Optional.empty(),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optimizer.Kind.SGD,
        0.9,
        0.5,
        PublicFeatures.CENTRED,
        Optional.empty(),
        quantile,
        0.01,
        decay,
        Accounting.PRV,
        Optional.empty());
  }
}
