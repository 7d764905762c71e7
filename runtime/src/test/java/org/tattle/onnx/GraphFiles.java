package org.tattle.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Graphs that exporters could write, and others that nobody should. */
final class GraphFiles {
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("g");
  private final Random random = new Random(3);
  private final int opset;
  private String last = "x";
  private int made;

  /**
   * @param input how rows are laid out, -1 for any number
   */
  GraphFiles(int opset, long... input) {
    this.opset = opset;
    graph.addInput(value("x", input));
  }

  static ValueInfoProto value(String name, long... dims) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (long dim : dims) {
      shape.addDim(
          dim == -1
              ? TensorShapeProto.Dimension.newBuilder().setDimParam("n")
              : TensorShapeProto.Dimension.newBuilder().setDimValue(dim));
    }
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

  static AttributeProto ints(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    Arrays.stream(values).forEach(attribute::addInts);
    return attribute.build();
  }

  static AttributeProto one(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static AttributeProto real(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  static AttributeProto reals(String name, float... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS);
    for (float value : values) {
      attribute.addFloats(value);
    }
    return attribute.build();
  }

  static AttributeProto texts(String name, String... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.STRINGS);
    for (String value : values) {
      attribute.addStrings(ByteString.copyFromUtf8(value));
    }
    return attribute.build();
  }

  static AttributeProto text(String name, String value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  /** A constant of random numbers, and its name. */
  String weights(double size, long... dims) {
    String name = "w" + made++;
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT_VALUE);
    int count = 1;
    for (long dim : dims) {
      tensor.addDims(dim);
      count *= (int) dim;
    }
    for (int i = 0; i < count; i++) {
      tensor.addFloatData((float) (size * random.nextGaussian()));
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** A constant of these numbers. */
  String numbers(int type, List<Long> dims, long... values) {
    String name = "c" + made++;
    TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type);
    tensor.addAllDims(dims);
    for (long value : values) {
      if (type == TensorProto.DataType.INT64_VALUE) {
        tensor.addInt64Data(value);
      } else {
        tensor.addFloatData(value);
      }
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** The next operation, on what the one before made and on constants. */
  GraphFiles then(String type, List<String> constants, AttributeProto... attributes) {
    return node(type, last, "v" + made++, constants, attributes);
  }

  GraphFiles node(
      String type, String of, String to, List<String> constants, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(type)
            .addInput(of)
            .addAllInput(constants)
            .addOutput(to)
            .addAllAttribute(List.of(attributes)));
    last = to;
    return this;
  }

  /** The last operation, of ai.onnx.ml: it names a class, and says numbers of all. */
  GraphFiles ml(String type, AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(type)
            .setDomain("ai.onnx.ml")
            .addInput(last)
            .addOutput("label")
            .addOutput("said")
            .addAllAttribute(List.of(attributes)));
    last = "said";
    return this;
  }

  GraphFiles gemm(int in, int out) {
    return then(
        "Gemm", List.of(weights(1 / Math.sqrt(in), out, in), weights(0.1, out)), one("transB", 1));
  }

  GraphProto.Builder graph() {
    return graph;
  }

  Path write(Path folder, String name) {
    return write(folder, name, value(last));
  }

  Path write(Path folder, String name, ValueInfoProto output) {
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(2))
            .setGraph(graph.clone().addOutput(output))
            .build();
    try {
      return Files.write(folder.resolve(name), model.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
