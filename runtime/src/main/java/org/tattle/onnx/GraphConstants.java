package org.tattle.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a graph that no row changes: its weights, and what exporters make of constants. */
final class GraphConstants {
  private final TensorReader reader;
  private final Map<String, Tensor> known = new HashMap<>();

  GraphConstants(GraphProto graph, TensorReader reader) {
    this.reader = reader;
    for (TensorProto tensor : graph.getInitializerList()) {
      if (TensorReader.readable(tensor)) {
        known.put(tensor.getName(), reader.read(tensor));
      }
    }
  }

  /** What an operation makes of constants alone, if it is one that exporters write. */
  void follow(NodeProto node) {
    if (node.getOutputCount() > 0) {
      made(node).ifPresent(value -> known.put(node.getOutput(0), value));
    }
  }

  private Optional<Tensor> made(NodeProto node) {
    Optional<Tensor> first =
        node.getInputCount() == 0
            ? Optional.empty()
            : Optional.ofNullable(known.get(node.getInput(0)));
    return switch (node.getOpType()) {
      case "Constant" -> written(new NodeAttributes(node));
      case "Identity", "Cast" -> first;
      case "Transpose" -> first.filter(it -> it.rank() == 2).map(Tensor::transposed);
      default -> Optional.empty();
    };
  }

  /** A constant that is written out where it is used. */
  private Optional<Tensor> written(NodeAttributes given) {
    Optional<TensorProto> value =
        given.given("value").map(AttributeProto::getT).filter(TensorReader::readable);
    if (value.isPresent()) {
      return value.map(reader::read);
    }
    if (given.given("value_float").isPresent()) {
      return Optional.of(new Tensor(new float[] {given.number("value_float", 0)}, new int[0]));
    }
    if (given.given("value_ints").isPresent()) {
      List<Long> all = given.wholes("value_ints", List.of());
      float[] values = new float[all.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = all.get(i);
      }
      return Optional.of(new Tensor(values, new int[] {values.length}));
    }
    return Optional.empty();
  }

  /**
   * An input of an operation that is the same for all rows.
   *
   * @param at which input, from 0
   */
  Tensor operand(NodeProto node, int at) throws Unlike {
    Tensor found = node.getInputCount() > at ? known.get(node.getInput(at)) : null;
    if (found == null) {
      throw new Unlike("`" + node.getOpType() + "` takes what is not a constant");
    }
    return found;
  }

  /** The third input of an operation, which may be left out: null then. */
  Tensor bias(NodeProto node) throws Unlike {
    return node.getInputCount() > 2 && !node.getInput(2).isEmpty() ? operand(node, 2) : null;
  }
}
