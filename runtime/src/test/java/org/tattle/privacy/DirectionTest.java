package org.tattle.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.numbers.gamma.Erfc;
import org.jtransforms.fft.DoubleFFT_1D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.privacy.account.Accounting;
import org.tattle.privacy.account.Composition;
import org.tattle.privacy.account.PrvAccountant;
import org.tattle.privacy.account.Steps;
import org.tattle.privacy.account.loss.LossSum;

/**
 * The tight accountant takes the loss of removing a row for the larger one. Here that of adding it
 * is composed too, by plain means.
 */
class DirectionTest {
  private static final int SIZE = 1 << 18;

  @ParameterizedTest
  @CsvSource({
    "0.0042666666666667, 1.1, 3516, 1e-5",
    "0.01, 8, 1000, 1e-5",
    "0.1, 1, 100, 1e-3",
    "0.02, 0.5, 50, 1e-5",
    "0.5, 1, 3, 0.3",
    "0.9, 1, 10, 1e-3",
    "0.99, 3, 20, 0.1",
  })
  void addingARowSpendsLessThanRemovingIt(double rate, double noise, int steps, double delta) {
    List<Steps> all = List.of(new Steps(rate, noise, steps));
    double reach = 3 + Composition.spent(Accounting.RDP, all, delta / 4000).epsilon();
    double adding = adding(rate, noise, steps, 2 * reach / SIZE).epsilon(delta);
    // The plain grid errs by about half a mesh, 5e-5 at most here.
    assertThat(adding).isPositive().isLessThan(PrvAccountant.bounds(all, delta, 8e-3).estimate());
  }

  private static LossSum adding(double rate, double noise, int steps, double mesh) {
    double[] spectrum = new double[2 * SIZE];
    for (int k = -SIZE / 2; k < SIZE / 2; k++) {
      double mass =
          survival(rate, noise, (k - 0.5) * mesh) - survival(rate, noise, (k + 0.5) * mesh);
      spectrum[2 * (k & (SIZE - 1))] = mass;
    }
    DoubleFFT_1D fft = new DoubleFFT_1D(SIZE);
    fft.complexForward(spectrum);
    for (int i = 0; i < 2 * SIZE; i += 2) {
      double size = Math.pow(Math.hypot(spectrum[i], spectrum[i + 1]), steps);
      double angle = steps * Math.atan2(spectrum[i + 1], spectrum[i]);
      spectrum[i] = size * Math.cos(angle);
      spectrum[i + 1] = size * Math.sin(angle);
    }
    fft.complexInverse(spectrum, true);
    double[] mass = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      mass[i] = spectrum[2 * i];
    }
    return new LossSum(mass, mesh, 0);
  }

  /** P[−ln f(x) &gt; t] for x ~ N(0, σ²). */
  private static double survival(double rate, double noise, double t) {
    if (-t <= Math.log1p(-rate)) {
      return 0;
    }
    double at = 0.5 + noise * noise * Math.log1p(Math.expm1(-t) / rate);
    return Erfc.value(-at / noise / Math.sqrt(2)) / 2;
  }
}
