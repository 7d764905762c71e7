package org.tattle.model;

import java.util.List;
import java.util.Map;
import org.tattle.component.Component;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;

/** Linear regression: one dense layer from the features to a number, by squared error. */
@Component(
    name = "linear",
    doc =
        "Linear regression: the mean of the weights of its last half of steps, at a learning rate of"
            + " 0.05 if none is given.",
    revision = 2,
    example = "model linear as line")
public record Linear() implements NetworkModel {
  @Override
  public boolean classes() {
    return false;
  }

  @Override
  public boolean numbers() {
    return true;
  }

  /** Steps that go far: the best weights may be far away, and few rows make few steps. */
  @Override
  public Map<String, Object> usual() {
    return Map.of("lr", 0.05);
  }

  /** The last of such steps do not settle, but their mean does where least squares would. */
  @Override
  public double average() {
    return 0.5;
  }

  @Override
  public Network network(Shape input, int outputs) {
    return new Network(Shape.flat(input.size()), List.of(), outputs);
  }
}
