package org.tattle.model;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;

/** Linear regression: one dense layer from the features to a number, by squared error. */
@Component(
    name = "linear",
    doc = "Linear regression: a number as a weighted sum of the features.",
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

  @Override
  public Network network(Shape input, int outputs) {
    return new Network(Shape.flat(input.size()), List.of(), outputs);
  }
}
