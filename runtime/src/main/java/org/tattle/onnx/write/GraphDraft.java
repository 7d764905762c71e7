package org.tattle.onnx.write;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A graph in the making: operations one after another, on what the one before made. */
final class GraphDraft {
  /** Ages of the operations: this is the first that has the Gelu by tanh. */
  private static final int OPERATIONS = 20;

  private static final int TREES = 3;
  private static final int FORMAT = 9;
  private static final String INPUT = "x";
  private static final String OUTPUT = "y";

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("model");
  private String last = INPUT;
  private int made;

  /** What was made last. */
  String last() {
    return last;
  }

  /** The next operation, on what was made last and then on these. */
  GraphDraft then(String type, List<String> others, AttributeProto... attributes) {
    List<String> inputs = new ArrayList<>(List.of(last));
    inputs.addAll(others);
    return of(type, inputs, attributes);
  }

  /** The next operation, on these. */
  GraphDraft of(String type, List<String> inputs, AttributeProto... attributes) {
    last = "v" + made++;
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(type)
            .setDomain(type.startsWith("Tree") ? "ai.onnx.ml" : "")
            .addAllInput(inputs)
            .addOutput(last)
            .addAllAttribute(List.of(attributes)));
    return this;
  }

  /** Stores numbers; their name. */
  String floats(float[] values, long... dims) {
    ByteBuffer bytes = bytes(values.length * (long) Float.BYTES);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return stored(TensorProto.DataType.FLOAT_VALUE, bytes, dims);
  }

  /** Stores whole numbers in a row; their name. */
  String wholes(long... values) {
    ByteBuffer bytes = bytes(values.length * (long) Long.BYTES);
    for (long value : values) {
      bytes.putLong(value);
    }
    return stored(TensorProto.DataType.INT64_VALUE, bytes, values.length);
  }

  private static ByteBuffer bytes(long count) {
    return ByteBuffer.allocate(Math.toIntExact(count)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String stored(int type, ByteBuffer bytes, long... dims) {
    String name = "w" + made++;
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type);
    for (long dim : dims) {
      tensor.addDims(dim);
    }
    graph.addInitializer(tensor.setRawData(ByteString.copyFrom(bytes.flip())));
    return name;
  }

  static AttributeProto whole(String name, long value) {
    return attribute(name, AttributeType.INT).setI(value).build();
  }

  static AttributeProto wholes(String name, List<Long> values) {
    return attribute(name, AttributeType.INTS).addAllInts(values).build();
  }

  static AttributeProto numbers(String name, List<Float> values) {
    return attribute(name, AttributeType.FLOATS).addAllFloats(values).build();
  }

  static AttributeProto text(String name, String value) {
    return attribute(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)).build();
  }

  static AttributeProto texts(String name, List<String> values) {
    AttributeProto.Builder attribute = attribute(name, AttributeType.STRINGS);
    values.forEach(value -> attribute.addStrings(ByteString.copyFromUtf8(value)));
    return attribute.build();
  }

  private static AttributeProto.Builder attribute(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }

  /**
   * The file.
   *
   * @param width how many numbers it takes for a row
   * @param outputs how many it gives
   */
  byte[] file(int width, int outputs) {
    of("Identity", List.of(last));
    NodeProto.Builder end = graph.getNodeBuilder(graph.getNodeCount() - 1);
    end.setOutput(0, OUTPUT);
    return ModelProto.newBuilder()
        .setIrVersion(FORMAT)
        .setProducerName("tattle")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATIONS))
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(TREES))
        .setGraph(graph.addInput(rows(INPUT, width)).addOutput(rows(OUTPUT, outputs)))
        .build()
        .toByteArray();
  }

  private static ValueInfoProto rows(String name, int width) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"))
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width));
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                        .setShape(shape)))
        .build();
  }
}
