package org.tattle.defense.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.component.Schema;
import org.tattle.defense.Fit;
import org.tattle.model.Logistic;
import org.tattle.model.Training;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.SumTree;
import org.tattle.privacy.account.GaussianCurve;
import org.tattle.privacy.account.Spent;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.Zcdp;
import org.tattle.run.Fault;

class DpFtrlTest {
  private static final Fit FIT =
      new Fit(
          new Network(Shape.flat(2), List.of(), 2),
          new Training().plan(new Logistic()),
          2000,
          Math.sqrt(2),
          false);

  /**
   * A row is in one node of each of log2(steps) + 1 levels of each pass: one Gaussian of mu = sqrt(
   * passes * levels) / sigma, whose ε is known (Balle and Wang 2018), and half its square in zCDP.
   */
  @ParameterizedTest
  @CsvSource({"2000, 1, 1, 1", "1000, 100, 2, 2", "250, 20, 8, 4", "60, 3, 64, 7"})
  void passesAndLevelsAreCounted(int batch, int epochs, int leaves, int levels) {
    Fit fit = of(Map.of("eps", 2.0, "batch", Optional.of(batch), "epochs", epochs)).apply(FIT);
    PrivateSteps privacy = fit.plan().privacy().orElseThrow();
    assertThat(privacy.tree()).contains(new SumTree(leaves));
    assertThat(privacy.steps()).isEqualTo(epochs * leaves);
    assertThat(privacy.secure()).isTrue();
    Spent spent = fit.spent().orElseThrow();
    double sigma = privacy.noise(0);
    assertThat(spent.steps()).containsExactly(new Steps(1, sigma, (long) epochs * levels));
    double mu = Math.sqrt(epochs * (double) levels) / sigma;
    double paid = spent.besides().pure().get(0);
    double delta = spent.delta() - spent.besides().delta();
    assertThat(GaussianCurve.delta(mu, spent.epsilon() - paid))
        .isCloseTo(delta, within(1e-4 * delta));
    assertThat(spent.epsilon()).isBetween(2 * 0.999, 2.0);
    assertThat(epochs * levels * Zcdp.rho(sigma)).isCloseTo(mu * mu / 2, within(1e-12));
    assertThat(spent.basis()).contains("each row in one step of each pass");
  }

  @Test
  void itGoesWithNoOtherPrivateTraining() {
    assertThatThrownBy(() -> new DpFtrl().apply(new DpSgd().apply(FIT)))
        .isInstanceOf(Fault.class)
        .extracting(fault -> ((Fault) fault).code())
        .hasToString("D403");
    assertThat(new DpFtrl().conflict(new DpSgd())).isPresent();
    assertThat(new DpSgd().conflict(new DpFtrl())).isPresent();
    assertThat(new EarlyStop().conflict(new DpFtrl())).isPresent();
    assertThat(new Selena().conflict(new DpFtrl())).isPresent();
  }

  private static DpFtrl of(Map<String, Object> said) {
    return (DpFtrl) Schema.of(DpFtrl.class).build(said);
  }
}
