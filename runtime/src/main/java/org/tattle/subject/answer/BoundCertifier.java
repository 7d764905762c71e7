package org.tattle.subject.answer;

import org.tattle.nn.network.Norm;
import org.tattle.nn.train.LogitBounds;
import org.tattle.run.Control;

/**
 * Proves answers of a network by bounds of its logits.
 *
 * @param bounds of the network
 */
record BoundCertifier(LogitBounds bounds) implements Certifier {
  private static final int MOST = 1000;

  @Override
  public Norm norm() {
    return Norm.LINF;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public boolean[] proves(float[] rows, int[] labels, double radius, Control control) {
    return bounds.prove(rows, labels, radius, control);
  }

  /** LogitBounds say of every row whether it is proved. */
  @Override
  public int abstains(float[] rows, int[] labels, Control control) {
    return 0;
  }
}
