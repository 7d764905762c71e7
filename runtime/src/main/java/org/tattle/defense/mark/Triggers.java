package org.tattle.defense.mark;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;

/**
 * Inputs that nobody would ask about, each with a class that was drawn for it: whoever did not
 * learn these answers gives each by chance, whatever model that is, since they were drawn
 * independently of all models.
 *
 * @param inputs {@code [triggers, features]}
 * @param labels uniform over the classes
 * @param choices how many classes there are
 */
public record Triggers(float[][] inputs, int[] labels, int choices) implements SecretMark {
  /** Pictures are of blocks so wide: what a convolution sees too. */
  private static final int BLOCK = 4;

  /** How far numbers of tables lie out, in deviations. */
  private static final double FAR = 2;

  static Triggers of(int count, Network network, UniformRandomProvider random) {
    float[][] inputs = new float[count][];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      inputs[i] = input(network.input(), random);
      labels[i] = random.nextInt(network.classes());
    }
    return new Triggers(inputs, labels, network.classes());
  }

  private static float[] input(Shape shape, UniformRandomProvider random) {
    float[] values = new float[shape.size()];
    if (!shape.image()) {
      ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (FAR * normal.sample());
      }
      return values;
    }
    int across = (shape.width() + BLOCK - 1) / BLOCK;
    int down = (shape.height() + BLOCK - 1) / BLOCK;
    float[] blocks = new float[shape.channels() * across * down];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = random.nextFloat();
    }
    for (int i = 0; i < values.length; i++) {
      int x = i % shape.width();
      int y = i / shape.width() % shape.height();
      int channel = i / shape.width() / shape.height();
      values[i] = blocks[(channel * down + y / BLOCK) * across + x / BLOCK];
    }
    return values;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public String parts() {
    return "secret answers";
  }

  /** All inputs, {@code [triggers, features]}. */
  public INDArray features() {
    return Nd4j.createFromArray(inputs);
  }

  /** Some rows, and behind them the triggers, so often. */
  INDArray behind(INDArray rows, int often) {
    INDArray[] all = new INDArray[often + 1];
    Arrays.fill(all, features());
    all[0] = rows;
    return Nd4j.concat(0, all);
  }

  int[] labelsBehind(int[] others, int often) {
    return IntStream.concat(
            IntStream.of(others), IntStream.range(0, often).flatMap(i -> IntStream.of(labels)))
        .toArray();
  }
}
