package org.tattle.attack.evasion;

import org.tattle.component.Component;
import org.tattle.defense.InputDefense;
import org.tattle.nn.network.Shape;

/**
 * Turns each small change round: gradients that pass through it as if it were nothing lead the
 * wrong way, and the model is no more robust than it was.
 */
@Component(name = "mirror", doc = "Turns small changes round.", example = "defend mirror")
public record Mirror() implements InputDefense {
  private static final int LEVELS = 7;

  @Override
  public void change(float[] rows, Shape shape) {
    for (int j = 0; j < rows.length; j++) {
      float level = Math.round(LEVELS * rows[j]) / (float) LEVELS;
      rows[j] = 2 * level - rows[j];
    }
  }
}
