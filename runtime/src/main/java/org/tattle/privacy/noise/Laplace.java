package org.tattle.privacy.noise;

import org.tattle.privacy.account.Guarantee;
import org.tattle.run.Randomness;

/**
 * The Laplace mechanism (Dwork, McSherry, Nissim and Smith 2006, proposition 1): noise of scale Δ/ε
 * on a number that one row moves by at most Δ.
 *
 * <p>The noise is discrete, on a grid of 2^−32 of Δ, or of 2^−53 of the scale where that is
 * coarser, and the scale is raised by what rounding to the grid adds to Δ.
 *
 * @param epsilon the price of one release, above 0
 * @param sensitivity Δ, in the value's unit; for vectors, the L1 norm
 */
public record Laplace(double epsilon, double sensitivity) implements Additive {
  private static final int BITS_OF_MOVE = 32;
  private static final int BITS_OF_SCALE = 53;

  public Laplace {
    Mechanism.checkEpsilon(epsilon);
    Mechanism.checkSensitivity(sensitivity);
  }

  /** The noise's scale b = Δ/ε; its variance is 2b². */
  public double scale() {
    return sensitivity / epsilon;
  }

  /** The scale of what is really drawn, which the grid makes a little larger. */
  public double drawn() {
    return steps() * grid().mesh();
  }

  @Override
  public double release(double value, Randomness random) {
    NoiseGrid grid = grid();
    long noise = new DiscreteLaplace((long) steps(), 1).sample(random);
    return grid.value(grid.index(value) + noise);
  }

  @Override
  public double margin(double level) {
    return -drawn() * Math.log1p(-level);
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.pure(epsilon);
  }

  private NoiseGrid grid() {
    NoiseGrid fine = NoiseGrid.under(sensitivity, BITS_OF_MOVE);
    NoiseGrid coarse = NoiseGrid.under(scale(), BITS_OF_SCALE);
    return fine.mesh() < coarse.mesh() ? coarse : fine;
  }

  private double steps() {
    return Math.ceil((sensitivity + grid().mesh()) / epsilon / grid().mesh());
  }
}
