package org.tattle.model;

import java.util.ArrayList;
import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;

/** Fully connected layers with an activation after each but the last. */
@Component(
    name = "mlp",
    doc = "A multilayer perceptron: fully connected hidden layers.",
    example = "model mlp hidden=[64, 32] activation=tanh")
public record Mlp(
    @Param(doc = "units of each hidden layer, first to last", min = 1, max = 65536)
        List<Integer> hidden,
    @Param(doc = "function after each hidden layer") Layer.Function activation)
    implements NetworkModel {

  public Mlp() {
    this(List.of(128), Layer.Function.RELU);
  }

  public Mlp {
    hidden = List.copyOf(hidden);
    if (hidden.isEmpty()) {
      throw new ParameterFault("`hidden` is empty; use `logistic` for no hidden layer", "hidden");
    }
  }

  @Override
  public boolean numbers() {
    return true;
  }

  @Override
  public Network network(Shape input, int outputs) {
    List<Layer> layers = new ArrayList<>();
    for (int units : hidden) {
      layers.add(new Layer.Dense(units));
      layers.add(new Layer.Activation(activation));
    }
    return new Network(Shape.flat(input.size()), layers, outputs);
  }
}
