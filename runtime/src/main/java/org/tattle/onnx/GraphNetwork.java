package org.tattle.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import org.tattle.nn.network.Layer;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.Trained;

/**
 * Builds the network of ours that does what a graph does: one value that goes through operations
 * from the input to the output, with constants beside it. What was found is tried beside
 * onnxruntime before anybody believes it.
 */
final class GraphNetwork {
  private final GraphProto graph;
  private final GraphConstants constants;
  private final LayerChain chain;
  private String current;

  /** What the outputs are: sums, or what a softmax or a sigmoid makes of them. */
  enum End {
    LOGITS,
    SOFTMAX,
    SIGMOID
  }

  private End end = End.LOGITS;

  /**
   * A network of ours for a file.
   *
   * @param end what the file makes of its logits
   * @param rewritten whether it has other weights than the file, that come to the same
   */
  record Found(Trained trained, End end, boolean rewritten) {}

  private GraphNetwork(OnnxFile file, String input, Shape shape) {
    graph = file.graph();
    constants = new GraphConstants(graph, file.tensors());
    chain = new LayerChain(shape);
    current = input;
  }

  /**
   * @param input the name of the input
   * @param shape how a row of it is laid out
   * @param output the name of the output
   */
  static Found of(OnnxFile file, String input, Shape shape, String output) throws Unlike {
    try {
      return new GraphNetwork(file, input, shape).built(output);
    } catch (IllegalArgumentException e) {
      throw new Unlike(e.getMessage());
    }
  }

  private Found built(String output) throws Unlike {
    for (NodeProto node : graph.getNodeList()) {
      if (current.equals(output)) {
        break;
      }
      if (node.getInputList().contains(current)) {
        follow(node);
      } else {
        constants.follow(node);
      }
    }
    if (!current.equals(output)) {
      throw new Unlike("the way from its input to its output is not one line of operations");
    }
    boolean sure = end == End.SIGMOID;
    if (sure && chain.shape().size() != 1) {
      throw new Unlike("it ends in sigmoids of several classes");
    }
    return new Found(chain.trained(sure), end, chain.rewritten());
  }

  private void follow(NodeProto node) throws Unlike {
    NodeAttributes said = new NodeAttributes(node);
    if (end != End.LOGITS && !node.getOpType().equals("Identity")) {
      throw new Unlike("`" + node.getOpType() + "` comes after the probabilities");
    }
    switch (node.getOpType()) {
      case "Gemm" -> gemm(node);
      case "MatMul" -> matMul(node);
      case "Add", "Sub", "Mul", "Div" -> arithmetic(node);
      case "BatchNormalization" -> normalise(node);
      case "Scaler" -> scale(node);
      case "Conv" ->
          new Convolving(chain, node).with(constants.operand(node, 1), constants.bias(node));
      case "Relu" -> chain.activation(Layer.Function.RELU);
      case "Tanh" -> chain.activation(Layer.Function.TANH);
      case "Sigmoid" -> sigmoid(node);
      case "LeakyRelu" -> chain.leaky(said.number("alpha", 0.01f));
      case "Gelu" -> {
        if (!said.text("approximate", "none").equals("tanh")) {
          throw new Unlike("its Gelu is the exact one, and ours the one by tanh");
        }
        chain.activation(Layer.Function.GELU);
      }
      case "MaxPool" -> chain.pool(new Layer.MaxPool(said.window()), said.window());
      case "AveragePool" -> chain.pool(new Layer.MeanPool(said.window()), said.window());
      case "GlobalAveragePool" -> average();
      case "Flatten" -> chain.view(Shape.flat(chain.shape().size()));
      case "Reshape" -> reshape(node);
      case "Squeeze", "ReduceMean" -> {
        if (chain.shape().size() != chain.shape().channels()
            || node.getOpType().equals("ReduceMean")) {
          throw new Unlike("`" + node.getOpType() + "` is none of our layers");
        }
      }
      case "Dropout", "Identity", "Cast" -> {}
      case "Softmax" -> end = End.SOFTMAX;
      case "LinearClassifier" -> linear(node);
      default -> throw new Unlike("`" + node.getOpType() + "` is none of our layers");
    }
    boolean second = node.getOpType().equals("LinearClassifier");
    current = node.getOutput(second ? 1 : 0);
  }

  private void gemm(NodeProto node) throws Unlike {
    NodeAttributes said = new NodeAttributes(node);
    if (said.whole("transA", 0) != 0 || !node.getInput(0).equals(current)) {
      throw new Unlike("its Gemm multiplies the other way round");
    }
    Tensor b = constants.operand(node, 1);
    if (b.rank() != 2) {
      throw new Unlike("its Gemm has no matrix");
    }
    Tensor w = said.whole("transB", 0) != 0 ? b : b.transposed();
    float alpha = said.number("alpha", 1);
    float beta = said.number("beta", 1);
    Tensor c = constants.bias(node);
    float[] bias = new float[w.dims()[0]];
    for (int u = 0; c != null && u < bias.length; u++) {
      bias[u] = beta * c.values()[c.size() == 1 ? 0 : u % c.size()];
    }
    dense(w, alpha, bias);
  }

  private void dense(Tensor w, float factor, float[] bias) throws Unlike {
    int units = w.dims()[0];
    int in = w.dims()[1];
    float[] all = new float[Math.multiplyExact(units, in + 1)];
    for (int u = 0; u < units; u++) {
      for (int i = 0; i < in; i++) {
        all[u * (in + 1) + i] = factor * w.values()[u * in + i];
      }
      all[u * (in + 1) + in] = bias[u];
    }
    chain.dense(all, units);
  }

  private void matMul(NodeProto node) throws Unlike {
    Tensor b = constants.operand(node, 1);
    if (b.rank() != 2 || chain.shape().image()) {
      throw new Unlike("its MatMul has no matrix");
    }
    dense(b.transposed(), 1, new float[b.dims()[1]]);
  }

  /** The values of a constant for each value, or each channel, or all. */
  private float[] spread(Tensor constant) throws Unlike {
    Shape shape = chain.shape();
    int size = constant.size();
    int[] dims = constant.dims();
    boolean channel =
        shape.image()
            && dims.length >= 3
            && size == shape.channels()
            && dims[dims.length - 1] == 1
            && dims[dims.length - 2] == 1;
    if (size != 1 && !channel && (size != shape.size() || shape.image() && dims.length < 3)) {
      throw new Unlike("a constant of it fits neither values nor channels");
    }
    return constant.values().clone();
  }

  private void arithmetic(NodeProto node) throws Unlike {
    boolean first = node.getInput(0).equals(current);
    float[] other = spread(constants.operand(node, first ? 1 : 0));
    float[] ones = new float[other.length];
    Arrays.fill(ones, 1);
    float[] zeros = new float[other.length];
    switch (node.getOpType()) {
      case "Add" -> chain.affine(ones, other);
      case "Mul" -> chain.affine(other, zeros);
      case "Sub" -> {
        for (int i = 0; i < other.length; i++) {
          ones[i] = first ? 1 : -1;
          other[i] = first ? -other[i] : other[i];
        }
        chain.affine(ones, other);
      }
      default -> {
        if (!first) {
          throw new Unlike("it divides by what it is given");
        }
        for (int i = 0; i < other.length; i++) {
          other[i] = 1 / other[i];
        }
        chain.affine(other, zeros);
      }
    }
  }

  private void normalise(NodeProto node) throws Unlike {
    Tensor[] by = new Tensor[4];
    for (int i = 0; i < 4; i++) {
      by[i] = constants.operand(node, i + 1);
      if (by[i].size() != by[0].size()) {
        throw new Unlike("its BatchNormalization has figures of several sizes");
      }
    }
    double epsilon = new NodeAttributes(node).number("epsilon", 1e-5f);
    float[] a = new float[by[0].size()];
    float[] b = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      double factor = by[0].values()[i] / Math.sqrt(by[3].values()[i] + epsilon);
      a[i] = (float) factor;
      b[i] = (float) (by[1].values()[i] - factor * by[2].values()[i]);
    }
    chain.affine(a, b);
  }

  private void scale(NodeProto node) throws Unlike {
    NodeAttributes said = new NodeAttributes(node);
    float[] a = said.numbers("scale");
    float[] offset = said.numbers("offset");
    int count = Math.max(a.length, offset.length);
    float[] factors = new float[count];
    float[] shifts = new float[count];
    for (int i = 0; i < count; i++) {
      factors[i] = a.length == 0 ? 1 : a[i % a.length];
      shifts[i] = offset.length == 0 ? 0 : -factors[i] * offset[i % offset.length];
    }
    chain.affine(factors, shifts);
  }

  private void sigmoid(NodeProto node) throws Unlike {
    if (chain.shape().size() == 1
        && graph.getOutputList().stream().anyMatch(it -> it.getName().equals(node.getOutput(0)))) {
      end = End.SIGMOID;
    } else {
      chain.sigmoid();
    }
  }

  private void average() throws Unlike {
    Shape shape = chain.shape();
    int plane = shape.height() * shape.width();
    chain.written(
        (w, columns) -> {
          for (int c = 0; c < shape.channels(); c++) {
            Arrays.fill(w, c * columns + c * plane, c * columns + (c + 1) * plane, 1f / plane);
          }
        },
        Shape.flat(shape.channels()));
  }

  private void reshape(NodeProto node) throws Unlike {
    float[] to = constants.operand(node, 1).values();
    Shape shape = chain.shape();
    if (to.length == 2) {
      chain.view(Shape.flat(shape.size()));
    } else if (to.length == 4 && to[1] > 0 && to[2] > 0 && to[3] > 0) {
      chain.view(new Shape((int) to[1], (int) to[2], (int) to[3]));
    } else {
      throw new Unlike("it lays out its rows in " + to.length + " directions");
    }
  }

  private void linear(NodeProto node) throws Unlike {
    NodeAttributes said = new NodeAttributes(node);
    float[] weights = said.numbers("coefficients");
    float[] bias = said.numbers("intercepts");
    int units = Math.max(1, bias.length);
    int in = chain.shape().size();
    String after = said.text("post_transform", "NONE");
    if (weights.length != (long) units * in || bias.length != units) {
      throw new Unlike("its linear model has another number of values than its rows");
    }
    dense(new Tensor(weights, new int[] {units, in}), 1, bias);
    if (after.equals("SOFTMAX")) {
      end = End.SOFTMAX;
    } else if (!after.equals("NONE")) {
      throw new Unlike("its linear model ends in " + after);
    }
  }
}
