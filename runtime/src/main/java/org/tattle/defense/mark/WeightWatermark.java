package org.tattle.defense.mark;

import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Fit;

/**
 * A watermark of weights (Uchida et al. 2017): while it is trained, a layer's weights are drawn
 * towards secret bits, which a secret projection of them shows. Whoever has the file of a model can
 * be shown to have this one; whoever is only asked cannot, and a copy that learned from answers has
 * weights of its own. The draws are secret unless a seed is set, and are kept beside the model.
 */
@Component(
    name = "weight_watermark",
    doc = "Draws the weights of a layer towards secret bits, to know the model's file by.",
    paper = "Uchida et al. 2017, Embedding Watermarks into Deep Neural Networks",
    example = "defend weight_watermark bits=32")
public record WeightWatermark(
    @Param(doc = "secret bits, at most as many as the layer has inputs", min = 1, max = 10_000)
        int bits,
    @Param(
            doc = "weight of the pull towards them beside the loss of the rows",
            min = 0,
            above = true,
            max = 1000)
        double strength,
    @Param(doc = "which of the layers that have weights, counted from 1", min = 1, max = 1000)
        int layer)
    implements MarkDefense {
  public WeightWatermark() {
    this(64, 1, 1);
  }

  /**
   * @throws org.tattle.run.Fault R522 if the network has no such layer, or no room for the bits
   */
  @Override
  public Marked marking(Fit fit) {
    SecretBits.demandRoom(bits, layer, fit.network());
    return new WeightMarkedTraining(bits, strength, layer, !fit.seeded());
  }
}
