package org.tattle.defense.train;

import java.util.ArrayList;
import java.util.List;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Fit;
import org.tattle.defense.TrainDefense;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;

/** Zeroes hidden values at random while training, after every activation. */
@Component(
    name = "dropout",
    doc = "Trains with hidden values zeroed at random.",
    paper = "Srivastava et al. 2014, Dropout",
    example = "defend dropout rate=0.5")
public record Dropout(
    @Param(doc = "share of the hidden values zeroed", min = 0, max = 0.95, share = true)
        double rate)
    implements TrainDefense {
  public Dropout() {
    this(0.5);
  }

  @Override
  public Fit apply(Fit fit) {
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : fit.network().hidden()) {
      layers.add(layer);
      if (layer instanceof Layer.Activation) {
        layers.add(new Layer.Dropout(rate));
      }
    }
    Network network = fit.network();
    return fit.with(new Network(network.input(), layers, network.classes()));
  }
}
