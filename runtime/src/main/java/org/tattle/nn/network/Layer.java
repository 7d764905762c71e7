package org.tattle.nn.network;

/**
 * A layer as data: what to build, not how. Networks are lists of these, so they can be compared,
 * hashed and sent to another machine.
 */
public sealed interface Layer {

  /** What a visitor gives for a layer of this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Says something of every kind of layer.
   *
   * @param <R> what it says
   */
  interface Visitor<R> {
    R visit(Dense layer);

    R visit(Activation layer);

    R visit(Dropout layer);

    R visit(Convolution layer);

    R visit(MaxPool layer);

    R visit(MeanPool layer);

    R visit(Embedding layer);

    R visit(View layer);
  }

  /** Every input to every unit, with a bias. */
  record Dense(int units) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** A function of each value by itself. */
  record Activation(Function function) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Zeroes a share of the values while training and scales up the rest. */
  record Dropout(double rate) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Filters over {@code size x size} windows, stride 1, zero-padded so that the image keeps its
   * size.
   */
  record Convolution(int filters, int size) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The largest of each {@code size x size} window. */
  record MaxPool(int size) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The mean of each {@code size x size} window. */
  record MeanPool(int size) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * Each input is a token, {@code 0 .. vocabulary-1}, and becomes a vector. Only as first layer.
   */
  record Embedding(int vocabulary, int width) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The same values, laid out as an image. Changes nothing of them. */
  record View(Shape as) implements Layer {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The activations. */
  enum Function {
    RELU,
    TANH,
    SIGMOID,
    /** The approximation by tanh, within 5e-4 of the exact one with the error function. */
    GELU
  }
}
