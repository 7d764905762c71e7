package org.tattle.defense.mark;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Slot;
import org.tattle.nn.network.WeightMark;
import org.tattle.nn.train.Trained;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.ForgettingFaults;
import org.tattle.run.catalogue.ModelFaults;

/**
 * Bits in the weights of a layer, and the normal numbers by which they are read there.
 *
 * @param layer which of the layers that have weights, from 1
 * @param mark the same, as training knows it
 */
public record SecretBits(int layer, WeightMark mark) implements SecretMark {

  /** A layer's place among the weights. */
  private record Place(int first, int units, int inputs) {}

  /**
   * Bits for a layer, the first of those with weights being 1.
   *
   * @throws Fault R522 if the network has no such layer, or one with fewer inputs than bits
   */
  static SecretBits of(
      int count, int layer, double strength, Network network, UniformRandomProvider random) {
    Place place = place(count, layer, network);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    float[][] projection = new float[count][place.inputs];
    boolean[] bits = new boolean[count];
    for (int j = 0; j < count; j++) {
      bits[j] = random.nextBoolean();
      for (int i = 0; i < place.inputs; i++) {
        projection[j][i] = (float) normal.sample();
      }
    }
    return new SecretBits(
        layer, new WeightMark(place.first, place.units, place.inputs, projection, bits, strength));
  }

  /** Where bits find room. */
  static void demandRoom(int count, int layer, Network network) {
    place(count, layer, network);
  }

  private static Place place(int count, int layer, Network network) {
    Place place =
        place(layer, network)
            .orElseThrow(
                () ->
                    Fault.of(ModelFaults.NO_LAYER_TO_MARK, layer, network.weightsByLayer().size())
                        .at("layer"));
    if (count > place.inputs) {
      throw Fault.of(ModelFaults.TOO_MANY_BITS, count, place.inputs, layer, place.inputs)
          .at("bits");
    }
    return place;
  }

  private static Optional<Place> place(int layer, Network network) {
    int first = 0;
    int at = 0;
    for (Slot slot : network.slots()) {
      if (slot.weights() > 0 && ++at == layer) {
        int units = slot.layer() instanceof Layer.Convolution c ? c.filters() : slot.out().size();
        return slot.layer() instanceof Layer.Embedding
            ? Optional.empty()
            : Optional.of(new Place(first, units, slot.weights() / units - 1));
      }
      first += slot.weights();
    }
    return Optional.empty();
  }

  /**
   * How many of them a model's weights give.
   *
   * @throws Fault T318 if it has no such layer
   */
  public int right(Trained model) {
    Place place =
        place(layer, model.network())
            .filter(it -> it.inputs == mark.inputs())
            .orElseThrow(() -> Fault.of(ForgettingFaults.NO_SUCH_LAYER, mark.inputs()));
    return mark.at(place.first, place.units).right(model.weights());
  }

  @Override
  public int size() {
    return mark.bits().length;
  }

  @Override
  public int choices() {
    return 2;
  }

  @Override
  public String parts() {
    return "secret bits";
  }
}
