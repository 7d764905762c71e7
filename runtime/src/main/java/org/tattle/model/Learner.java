package org.tattle.model;

import java.util.Optional;
import org.tattle.nn.train.Examples;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * A model that is no network: neighbours, trees, tables of counts. It has no steps that a plan of
 * training or a defense of training could change, and no gradients for an attacker to see. Equal
 * records learn the same of equal rows with equal seeds, to the byte.
 */
public non-sealed interface Learner extends Model {

  /**
   * Learns.
   *
   * @param examples of which it looks at {@code rows} alone
   * @param outputs one a class, or 1 for a number
   * @param seed of all that it draws
   * @throws org.tattle.run.Fault if it cannot learn from such rows
   */
  Learned learn(Examples examples, int outputs, int[] rows, Seed seed, Control control);

  /**
   * What was learned, from the bytes of it.
   *
   * @throws IllegalArgumentException if these are not {@link Learned#bytes} of such a model
   */
  Learned read(byte[] bytes);

  @Override
  default Optional<Learner> learner() {
    return Optional.of(this);
  }
}
