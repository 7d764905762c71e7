package org.tattle.attack.evasion;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.train.InputGradients;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.AttackFaults;
import org.tattle.subject.Target;

/**
 * The slopes that an attacker with the weights goes along. One who knows what becomes of a row
 * before the weights see it does the same to it, and goes back through that as if it were nothing
 * (BPDA: Athalye, Carlini and Wagner 2018, section 4.1).
 */
final class Way implements AutoCloseable {
  private final Target target;
  private final InputGradients gradients;

  /** Whether anything becomes of rows on their way to the weights. */
  private final boolean changed;

  /**
   * @param adaptive whether the attacker reckons with what stands before the weights
   * @throws Fault T306 if the weights see other features than a row has
   */
  Way(Target target, boolean adaptive, Control control) {
    this.target = target;
    INDArray probe = Nd4j.zeros(1, target.data().shape().size());
    INDArray seen = target.seen(probe);
    if (seen.columns() != probe.columns()) {
      throw Fault.of(AttackFaults.NO_WAY_BACK);
    }
    changed = adaptive && seen != probe;
    gradients = new InputGradients(target.trained(), control);
  }

  int classes() {
    return gradients.classes();
  }

  /**
   * Writes the slope of what is pushed at each point, and how far each is misled.
   *
   * @param points {@code [count, width]}
   * @param slope {@code [count, width]}, overwritten
   */
  void slope(float[] points, int count, Push push, float[] slope) {
    Arrays.fill(slope, 0, count * gradients.width(), 0);
    push.begin();
    gradients.add(changed ? seen(points, count) : points, count, push, slope);
  }

  private float[] seen(float[] points, int count) {
    int width = gradients.width();
    float[] all = points.length == count * width ? points : Arrays.copyOf(points, count * width);
    return target.seen(Nd4j.createFromArray(all).reshape(count, width)).data().asFloat();
  }

  @Override
  public void close() {
    gradients.close();
  }
}
