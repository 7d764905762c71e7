package org.tattle.model;

import java.util.ArrayList;
import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.component.ParameterFault;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ModelFaults;

/**
 * Convolutions, each with an activation and a pool of 2 x 2 after it, and then fully connected
 * layers (LeCun et al. 1998, section II). Meant for images of up to 32 x 32 x 3: two or three
 * convolutions and one hidden layer.
 */
@Component(
    name = "cnn",
    doc = "A convolutional network for images: convolutions with pools, then dense layers.",
    paper = "LeCun et al. 1998, Gradient-Based Learning Applied to Document Recognition",
    example = "model cnn filters=[8, 16] hidden=[32]")
public record Cnn(
    @Param(doc = "filters of each convolution, first to last", min = 1, max = 1024)
        List<Integer> filters,
    @Param(doc = "side of the filters, in pixels", min = 1, max = 15) int size,
    @Param(doc = "what is taken of each 2 x 2 pixels after a convolution") Pool pool,
    @Param(doc = "units of each hidden layer after the convolutions", min = 1, max = 65536)
        List<Integer> hidden,
    @Param(
            doc =
                "function after each layer but the last; with noise on the gradients"
                    + " (`dpsgd`), tanh learns better")
        Layer.Function activation)
    implements NetworkModel {

  /** What a pool takes of its pixels. */
  public enum Pool {
    MAX,
    MEAN
  }

  public Cnn() {
    this(List.of(16, 32), 3, Pool.MAX, List.of(64), Layer.Function.RELU);
  }

  public Cnn {
    filters = List.copyOf(filters);
    hidden = List.copyOf(hidden);
    if (filters.isEmpty()) {
      throw new ParameterFault("`filters` is empty; use `mlp` for no convolution", "filters");
    }
  }

  @Override
  public boolean numbers() {
    return true;
  }

  @Override
  public Network network(Shape input, int outputs) {
    if (!input.image()) {
      throw Fault.of(ModelFaults.NO_IMAGES, input.size()).at("model");
    }
    int side = Math.min(input.height(), input.width());
    if (side >> filters.size() == 0) {
      throw Fault.of(
              ModelFaults.TOO_MANY_CONVOLUTIONS, filters.size(), input.height(), input.width())
          .at("model");
    }
    List<Layer> layers = new ArrayList<>();
    for (int count : filters) {
      layers.add(new Layer.Convolution(count, size));
      layers.add(new Layer.Activation(activation));
      layers.add(pool == Pool.MAX ? new Layer.MaxPool(2) : new Layer.MeanPool(2));
    }
    for (int units : hidden) {
      layers.add(new Layer.Dense(units));
      layers.add(new Layer.Activation(activation));
    }
    return new Network(input, layers, outputs);
  }
}
