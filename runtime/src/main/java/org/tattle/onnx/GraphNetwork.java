package org.tattle.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
  private final TensorReader reader;
  private final Map<String, Tensor> constants = new HashMap<>();
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
    reader = file.tensors();
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
    for (TensorProto tensor : graph.getInitializerList()) {
      if (TensorReader.readable(tensor)) {
        constants.put(tensor.getName(), reader.read(tensor));
      }
    }
    for (NodeProto node : graph.getNodeList()) {
      if (current.equals(output)) {
        break;
      }
      if (node.getInputList().contains(current)) {
        follow(node);
      } else {
        constant(node);
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

  private static AttributeProto attribute(NodeProto node, String name) {
    return node.getAttributeList().stream()
        .filter(it -> it.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static long whole(NodeProto node, String name, long standard) {
    AttributeProto found = attribute(node, name);
    return found == null ? standard : found.getI();
  }

  private static float number(NodeProto node, String name, float standard) {
    AttributeProto found = attribute(node, name);
    return found == null ? standard : found.getF();
  }

  private static List<Long> wholes(NodeProto node, String name, List<Long> standard) {
    AttributeProto found = attribute(node, name);
    return found == null ? standard : found.getIntsList();
  }

  private static String text(NodeProto node, String name, String standard) {
    AttributeProto found = attribute(node, name);
    return found == null ? standard : found.getS().toStringUtf8();
  }

  private static float[] floats(NodeProto node, String name) {
    AttributeProto found = attribute(node, name);
    float[] all = new float[found == null ? 0 : found.getFloatsCount()];
    for (int i = 0; i < all.length; i++) {
      all[i] = found.getFloats(i);
    }
    return all;
  }

  /** What makes a constant of constants, as exporters write it. */
  private void constant(NodeProto node) throws Unlike {
    String made = node.getOutputCount() == 0 ? "" : node.getOutput(0);
    Tensor first = node.getInputCount() == 0 ? null : constants.get(node.getInput(0));
    switch (node.getOpType()) {
      case "Constant" -> {
        AttributeProto value = attribute(node, "value");
        if (value != null && TensorReader.readable(value.getT())) {
          constants.put(made, reader.read(value.getT()));
        } else if (attribute(node, "value_float") != null) {
          constants.put(made, new Tensor(new float[] {number(node, "value_float", 0)}, new int[0]));
        } else if (attribute(node, "value_ints") != null) {
          List<Long> all = wholes(node, "value_ints", List.of());
          float[] values = new float[all.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = all.get(i);
          }
          constants.put(made, new Tensor(values, new int[] {values.length}));
        }
      }
      case "Identity", "Cast" -> {
        if (first != null) {
          constants.put(made, first);
        }
      }
      case "Transpose" -> {
        if (first != null && first.rank() == 2) {
          constants.put(made, first.transposed());
        }
      }
      default -> {}
    }
  }

  private Tensor operand(NodeProto node, int at) throws Unlike {
    Tensor found = node.getInputCount() > at ? constants.get(node.getInput(at)) : null;
    if (found == null) {
      throw new Unlike("`" + node.getOpType() + "` takes what is not a constant");
    }
    return found;
  }

  private void follow(NodeProto node) throws Unlike {
    if (end != End.LOGITS && !Predicate.<String>isEqual("Identity").test(node.getOpType())) {
      throw new Unlike("`" + node.getOpType() + "` comes after the probabilities");
    }
    switch (node.getOpType()) {
      case "Gemm" -> gemm(node);
      case "MatMul" -> matMul(node);
      case "Add", "Sub", "Mul", "Div" -> arithmetic(node);
      case "BatchNormalization" -> normalise(node);
      case "Scaler" -> scale(node);
      case "Conv" -> new Convolving(chain, node).with(operand(node, 1), bias(node));
      case "Relu" -> chain.activation(Layer.Function.RELU);
      case "Tanh" -> chain.activation(Layer.Function.TANH);
      case "Sigmoid" -> sigmoid(node);
      case "LeakyRelu" -> chain.leaky(number(node, "alpha", 0.01f));
      case "Gelu" -> {
        if (!text(node, "approximate", "none").equals("tanh")) {
          throw new Unlike("its Gelu is the exact one, and ours the one by tanh");
        }
        chain.activation(Layer.Function.GELU);
      }
      case "MaxPool" -> chain.pool(new Layer.MaxPool(window(node)), window(node));
      case "AveragePool" -> chain.pool(new Layer.MeanPool(window(node)), window(node));
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

  private Tensor bias(NodeProto node) throws Unlike {
    return node.getInputCount() > 2 && !node.getInput(2).isEmpty() ? operand(node, 2) : null;
  }

  private void gemm(NodeProto node) throws Unlike {
    if (whole(node, "transA", 0) != 0 || !node.getInput(0).equals(current)) {
      throw new Unlike("its Gemm multiplies the other way round");
    }
    Tensor b = operand(node, 1);
    if (b.rank() != 2) {
      throw new Unlike("its Gemm has no matrix");
    }
    Tensor w = whole(node, "transB", 0) != 0 ? b : b.transposed();
    float alpha = number(node, "alpha", 1);
    float beta = number(node, "beta", 1);
    Tensor c = bias(node);
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
    Tensor b = operand(node, 1);
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
    float[] other = spread(operand(node, first ? 1 : 0));
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
      by[i] = operand(node, i + 1);
      if (by[i].size() != by[0].size()) {
        throw new Unlike("its BatchNormalization has figures of several sizes");
      }
    }
    double epsilon = number(node, "epsilon", 1e-5f);
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
    float[] a = floats(node, "scale");
    float[] offset = floats(node, "offset");
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

  /** The side of windows that lie side by side. */
  private static int window(NodeProto node) throws Unlike {
    List<Long> size = wholes(node, "kernel_shape", List.of());
    boolean plain =
        size.size() == 2
            && size.get(0).equals(size.get(1))
            && wholes(node, "strides", List.of(1L, 1L)).equals(size)
            && wholes(node, "pads", List.of()).stream().allMatch(pad -> pad == 0)
            && wholes(node, "dilations", List.of()).stream().allMatch(step -> step == 1)
            && whole(node, "ceil_mode", 0) == 0
            && text(node, "auto_pad", "NOTSET").equals("NOTSET");
    if (!plain || size.get(0) < 1 || size.get(0) > 1 << 15) {
      throw new Unlike("its pools are no squares side by side");
    }
    return size.get(0).intValue();
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
    float[] to = operand(node, 1).values();
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
    float[] weights = floats(node, "coefficients");
    float[] bias = floats(node, "intercepts");
    int units = Math.max(1, bias.length);
    int in = chain.shape().size();
    String after = text(node, "post_transform", "NONE");
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
