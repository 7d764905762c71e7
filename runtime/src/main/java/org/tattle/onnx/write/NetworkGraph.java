package org.tattle.onnx.write;

import java.util.List;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.network.Slot;
import org.tattle.nn.train.Trained;

/** Writes the layers of a network as operations. */
final class NetworkGraph {
  private static final long INT64 = 7;

  private final GraphDraft draft;
  private final float[] weights;
  private int at;

  NetworkGraph(GraphDraft draft, Trained trained) {
    this.draft = draft;
    weights = trained.weights();
    Shape input = trained.network().input();
    if (input.image()) {
      image(input);
    }
    trained.network().slots().forEach(this::layer);
    if (trained.network().classes() > 1) {
      draft.then("Softmax", List.of(), GraphDraft.whole("axis", -1));
    }
  }

  private void image(Shape shape) {
    draft.then(
        "Reshape", List.of(draft.wholes(0, shape.channels(), shape.height(), shape.width())));
  }

  private void layer(Slot slot) {
    slot.layer().accept(new Written(slot.in()));
  }

  /** Writes a layer down. */
  private final class Written implements Layer.Visitor<Void> {
    private final Shape in;

    Written(Shape in) {
      this.in = in;
    }

    @Override
    public Void visit(Layer.Dense layer) {
      dense(in, layer.units());
      return null;
    }

    @Override
    public Void visit(Layer.Convolution layer) {
      convolution(in.channels(), layer.filters(), layer.size());
      return null;
    }

    @Override
    public Void visit(Layer.Activation layer) {
      function(layer.function());
      return null;
    }

    @Override
    public Void visit(Layer.MaxPool layer) {
      pool("MaxPool", layer.size());
      return null;
    }

    @Override
    public Void visit(Layer.MeanPool layer) {
      pool("AveragePool", layer.size());
      return null;
    }

    @Override
    public Void visit(Layer.Embedding layer) {
      embedding(layer.vocabulary(), layer.width());
      return null;
    }

    @Override
    public Void visit(Layer.View layer) {
      if (layer.as().image()) {
        image(layer.as());
      } else {
        draft.then("Flatten", List.of());
      }
      return null;
    }

    /** It drops nothing when it is asked. */
    @Override
    public Void visit(Layer.Dropout layer) {
      return null;
    }
  }

  /** Weights as ours are, {@code [units, in + 1]}, the bias last: as a matrix and biases. */
  private List<String> taken(int units, int in, long... dims) {
    float[] matrix = new float[units * in];
    float[] bias = new float[units];
    for (int u = 0; u < units; u++) {
      System.arraycopy(weights, at, matrix, u * in, in);
      bias[u] = weights[at + in];
      at += in + 1;
    }
    return List.of(draft.floats(matrix, dims), draft.floats(bias, units));
  }

  private void dense(Shape in, int units) {
    if (in.image()) {
      draft.then("Flatten", List.of());
    }
    List<String> both = taken(units, in.size(), units, in.size());
    draft.then("Gemm", both, GraphDraft.whole("transB", 1));
  }

  private void convolution(int channels, int filters, int size) {
    long before = (size - 1) / 2;
    long after = size - 1 - before;
    List<String> both = taken(filters, channels * size * size, filters, channels, size, size);
    draft.then("Conv", both, GraphDraft.wholes("pads", List.of(before, before, after, after)));
  }

  private void function(Layer.Function function) {
    switch (function) {
      case RELU -> draft.then("Relu", List.of());
      case TANH -> draft.then("Tanh", List.of());
      case SIGMOID -> draft.then("Sigmoid", List.of());
      case GELU -> draft.then("Gelu", List.of(), GraphDraft.text("approximate", "tanh"));
    }
  }

  private void pool(String type, long size) {
    List<Long> window = List.of(size, size);
    draft.then(
        type,
        List.of(),
        GraphDraft.wholes("kernel_shape", window),
        GraphDraft.wholes("strides", window));
  }

  private void embedding(int vocabulary, int width) {
    float[] table = new float[vocabulary * width];
    System.arraycopy(weights, at, table, 0, table.length);
    at += table.length;
    draft.then("Cast", List.of(), GraphDraft.whole("to", INT64));
    draft.of("Gather", List.of(draft.floats(table, vocabulary, width), draft.last()));
    draft.then("Flatten", List.of());
  }
}
