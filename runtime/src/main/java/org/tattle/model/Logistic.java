package org.tattle.model;

import java.util.List;
import org.tattle.component.Component;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;

/** Softmax regression: one dense layer from the features to the logits. */
@Component(
    name = "logistic",
    doc = "Multinomial logistic regression: one linear layer and a softmax.",
    example = "model logistic as small")
public record Logistic() implements NetworkModel {
  @Override
  public Network network(Shape input, int outputs) {
    return new Network(Shape.flat(input.size()), List.of(), outputs);
  }
}
