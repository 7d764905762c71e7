package org.tattle.subject.answer;

import org.tattle.nn.network.Norm;
import org.tattle.run.Control;

/** Who proves that a model's answers stay what they are where a row is changed. */
public interface Certifier {

  /** How large a change is taken to be. */
  Norm norm();

  /** How many rows are worth the time. */
  int most();

  /**
   * Whether each row is given its label, and no change up to a radius alters that.
   *
   * @param rows {@code [labels.length, features]}
   * @param radius in ranges of a feature
   */
  boolean[] proves(float[] rows, int[] labels, double radius, Control control);

  /** Of how many of these rows it says nothing, at any radius. */
  int abstains(float[] rows, int[] labels, Control control);
}
