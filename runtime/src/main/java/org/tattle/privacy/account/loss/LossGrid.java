package org.tattle.privacy.account.loss;

import org.jtransforms.fft.DoubleFFT_1D;
import org.tattle.run.Control;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Sums of independent privacy losses on a grid: the loss k·h + offset has the probability at index
 * k mod n, for k from −n/2 to n/2 − 1. Convolution is a product of spectra, and a T-fold one a
 * power, taken by repeated squaring.
 *
 * <p>An FFT leaves errors of 1e-16 of the largest probability everywhere, which would drown a δ of
 * 1e-12. So probabilities are tilted by e^(λ·loss) before and back after, which brings the largest
 * of them near to where δ is decided. λ is half of the best Rényi order less one: what is beyond
 * the grid, at ±nh/2 = ±L, comes back at its other end magnified by e^(2λL), and Markov's
 * inequality bounds it there by some e^(−2λL)·δ. With the whole of that order it would not be
 * bounded.
 */
public final class LossGrid {
  /** Points between two looks at whether to stop. */
  private static final int GLANCE = 1 << 13;

  static {
    // Its pool of threads would keep the virtual machine alive and make sums depend on its size.
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private final int size;
  private final double mesh;
  private final DoubleFFT_1D fft;
  private final double[] spectrum;
  private final double tilt;
  private double offset;
  private double logScale;

  /** A grid of {@code size} losses, a power of two, {@code mesh} apart; the sum of nothing. */
  public LossGrid(int size, double mesh, double tilt) {
    this.size = size;
    this.mesh = mesh;
    this.tilt = tilt;
    fft = new DoubleFFT_1D(size);
    spectrum = new double[size];
    for (int re = 0; re < size; re += 2) {
      spectrum[re] = 1;
    }
    spectrum[1] = 1;
  }

  /**
   * Adds a loss {@code count} times. Each grid point takes the probability of its cell, and the
   * whole is shifted so that the mean is exact: then rounding errors of steps have mean zero and
   * grow like √T instead of T (Gopi, Lee and Wutschitz 2021, algorithm 2).
   *
   * @param negligible a tail probability that may be dropped
   */
  public void add(LossVariable loss, long count, double negligible) {
    double[] mass = new double[size];
    int half = size / 2;
    int first = (int) Math.max(-half, Math.floor(loss.least() / mesh));
    double above = loss.survival((first - 0.5) * mesh);
    double total = 0;
    double mean = 0;
    int end = first;
    for (; end < half && above > negligible; end++) {
      if (end % GLANCE == 0) {
        Control.heed();
      }
      double next = loss.survival((end + 0.5) * mesh);
      double cell = above - next;
      mass[end & (size - 1)] = cell;
      total += cell;
      mean += cell * end;
      above = next;
    }
    double scale = 0;
    for (int k = first; k < end; k++) {
      mass[k & (size - 1)] *= Math.exp(tilt * k * mesh);
      scale += mass[k & (size - 1)];
    }
    for (int k = first; k < end; k++) {
      mass[k & (size - 1)] /= scale;
    }
    logScale += count * Math.log(scale / total);
    offset += count * (loss.mean() - mean / total * mesh);
    fft.realForward(mass);
    multiplyByPower(mass, count);
  }

  /** JTransforms packs a real spectrum as Re 0, Re n/2, Re 1, Im 1, Re 2, Im 2 and so on. */
  private void multiplyByPower(double[] factor, long count) {
    spectrum[0] *= Math.pow(factor[0], count);
    spectrum[1] *= Math.pow(factor[1], count);
    for (int i = 2; i < size; i += 2) {
      if (i % GLANCE == 0) {
        Control.heed();
      }
      double re = spectrum[i];
      double im = spectrum[i + 1];
      double baseRe = factor[i];
      double baseIm = factor[i + 1];
      for (long left = count; left > 0; left >>= 1) {
        if ((left & 1) == 1) {
          double product = re * baseRe - im * baseIm;
          im = re * baseIm + im * baseRe;
          re = product;
        }
        double square = baseRe * baseRe - baseIm * baseIm;
        baseIm = 2 * baseRe * baseIm;
        baseRe = square;
        if (Math.abs(baseRe) + Math.abs(baseIm) < 1e-100 && left > 1) {
          re = 0;
          im = 0;
          break;
        }
      }
      spectrum[i] = re;
      spectrum[i + 1] = im;
    }
  }

  /** The sum at an index from −n/2 to n/2 − 1. */
  public double loss(int k) {
    return k * mesh + offset;
  }

  /** How probable the sum so far is at each index mod n, on a grid without a tilt. */
  public double[] mass() {
    Control.heed();
    double[] mass = spectrum.clone();
    fft.realInverse(mass, true);
    return mass;
  }

  /** The distribution of the sum so far, where it is positive. */
  public LossSum sum() {
    Control.heed();
    double[] mass = spectrum.clone();
    fft.realInverse(mass, true);
    for (int k = 0; k < size / 2; k++) {
      mass[k] *= Math.exp(logScale - tilt * k * mesh);
    }
    return new LossSum(mass, mesh, offset);
  }
}
