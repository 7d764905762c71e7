package org.tattle.privacy;

import org.tattle.run.Randomness;

/**
 * The Laplace mechanism (Dwork, McSherry, Nissim and Smith 2006, proposition 1): noise of scale Δ/ε
 * on a number that one row moves by at most Δ.
 *
 * <p>The noise is discrete, on a grid of 2^−40 of its scale, and the scale is raised by what
 * rounding to the grid adds to Δ.
 *
 * @param epsilon the price of one release, above 0
 * @param sensitivity Δ, in the value's unit; for vectors, the L1 norm
 */
public record Laplace(double epsilon, double sensitivity) implements Additive {
  private static final int BITS = 40;

  public Laplace {
    Mechanism.checkEpsilon(epsilon);
    Mechanism.checkSensitivity(sensitivity);
  }

  /** The noise's scale b = Δ/ε; its variance is 2b². */
  public double scale() {
    return sensitivity / epsilon;
  }

  @Override
  public double release(double value, Randomness random) {
    Grid grid = Grid.under(scale(), BITS);
    double steps = Math.ceil((sensitivity + grid.mesh()) / epsilon / grid.mesh());
    long noise = new DiscreteLaplace((long) steps, 1).sample(random);
    return grid.value(grid.index(value) + noise);
  }

  @Override
  public double margin(double level) {
    return -scale() * Math.log1p(-level);
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.pure(epsilon);
  }
}
