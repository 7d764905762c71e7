package org.tattle.nn.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Network;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.Slot;

/** A network in double precision, under the cross-entropy of its classes. */
public final class ExactNetwork {
  private final List<ExactLayer> layers;
  private final int weights;

  ExactNetwork(List<ExactLayer> layers) {
    this.layers = List.copyOf(layers);
    weights = layers.stream().mapToInt(ExactLayer::weights).sum();
  }

  /** Whether there is one of a network: it takes no tokens, and drops nothing. */
  public static boolean possible(Network network) {
    return network.slots().stream()
        .noneMatch(
            it -> it.layer() instanceof Layer.Embedding || it.layer() instanceof Layer.Dropout);
  }

  /**
   * The same network.
   *
   * @throws IllegalArgumentException if its inputs are tokens, or it drops values at random
   */
  public static ExactNetwork of(Network network) {
    List<ExactLayer> layers = new ArrayList<>();
    int start = 0;
    for (Slot slot : network.slots()) {
      slot.layer().accept(new Exact(slot, start)).ifPresent(layers::add);
      start += slot.weights();
    }
    return new ExactNetwork(layers);
  }

  /**
   * The layer of a slot, if it does anything.
   *
   * @param start where its weights begin
   */
  private record Exact(Slot slot, int start) implements Layer.Visitor<Optional<ExactLayer>> {
    @Override
    public Optional<ExactLayer> visit(Layer.Dense layer) {
      return Optional.of(new ExactDense(slot.in().size(), slot.out().size(), start));
    }

    @Override
    public Optional<ExactLayer> visit(Layer.Convolution layer) {
      return Optional.of(new ExactConvolution(slot.in(), layer.filters(), layer.size(), 1, start));
    }

    @Override
    public Optional<ExactLayer> visit(Layer.Activation layer) {
      return Optional.of(new ExactActivation(slot.in().size(), layer.function()));
    }

    @Override
    public Optional<ExactLayer> visit(Layer.MaxPool layer) {
      return Optional.of(new ExactPool(slot.in(), slot.out(), layer.size(), true));
    }

    @Override
    public Optional<ExactLayer> visit(Layer.MeanPool layer) {
      return Optional.of(new ExactPool(slot.in(), slot.out(), layer.size(), false));
    }

    @Override
    public Optional<ExactLayer> visit(Layer.View layer) {
      return Optional.empty();
    }

    @Override
    public Optional<ExactLayer> visit(Layer.Dropout layer) {
      throw without(layer);
    }

    @Override
    public Optional<ExactLayer> visit(Layer.Embedding layer) {
      throw without(layer);
    }

    private static IllegalArgumentException without(Layer layer) {
      return new IllegalArgumentException("no derivatives of gradients of " + layer);
    }
  }

  /**
   * Convolutions with strides, each followed by a function, and a dense layer: LeNet as Zhu et al.
   * 2019 have it (section 4.1).
   *
   * @param strides of each convolution
   */
  public static ExactNetwork strided(
      Shape input,
      int filters,
      int size,
      List<Integer> strides,
      Layer.Function after,
      int classes) {
    List<ExactLayer> layers = new ArrayList<>();
    Shape shape = input;
    int start = 0;
    for (int stride : strides) {
      ExactConvolution layer = new ExactConvolution(shape, filters, size, stride, start);
      layers.add(layer);
      layers.add(new ExactActivation(layer.out(), after));
      shape = layer.to();
      start += layer.weights();
    }
    layers.add(new ExactDense(shape.size(), classes, start));
    return new ExactNetwork(layers);
  }

  /**
   * The gradient of a row's loss by the weights.
   *
   * @param t its soft label, which sums to 1
   */
  public double[] gradient(double[] w, double[] x, double[] t) {
    double[] gradient = new double[weights];
    new Pass(layers, w, x, t).gradient(1, gradient);
    return gradient;
  }

  List<ExactLayer> layers() {
    return layers;
  }

  /** How many values a row has. */
  public int features() {
    return layers.get(0).in();
  }

  /** How many classes it tells. */
  public int classes() {
    return layers.get(layers.size() - 1).out();
  }

  /** How many weights it has. */
  public int weights() {
    return weights;
  }

  /** How many weights each layer has that has any. */
  public List<Integer> weightsByLayer() {
    return layers.stream().map(ExactLayer::weights).filter(count -> count > 0).toList();
  }
}
