package org.tattle.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tattle.data.Digest;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.OnnxFaults;

/**
 * A model's graph as a file says it, after a look at whether it is one: of a size that can be held,
 * without circles, of operations that only reckon, and with all that it needs in its folder. Nobody
 * but the one who made it knows what is in such a file, so that nothing in it is believed.
 *
 * @param path where it is
 * @param model what it says
 * @param digest SHA-256 of it and of the files that hold its weights, in hex
 */
record OnnxFile(Path path, ModelProto model, String digest) {
  /** The most operations that a graph may have. */
  static final int NODES = 5000;

  private static final long BYTES = 1L << 30;

  /** What only reckons: no loops, no functions of the file's own, nothing that reads or writes. */
  private static final Set<String> OPERATIONS =
      Set.of(
          ("Gemm MatMul Add Sub Mul Div Neg Abs Sqrt Pow Exp Log Erf Conv BatchNormalization Relu"
                  + " LeakyRelu PRelu Elu Selu Celu HardSigmoid HardSwish Mish Softplus Sigmoid Tanh"
                  + " Gelu Softmax LogSoftmax MaxPool AveragePool GlobalAveragePool GlobalMaxPool"
                  + " Flatten Reshape Transpose Concat Dropout Identity Constant Clip Cast Squeeze"
                  + " Unsqueeze ReduceMean ReduceSum ReduceMax ArgMax LayerNormalization Shape Gather"
                  + " Slice Min Max LinearClassifier LinearRegressor TreeEnsembleClassifier"
                  + " TreeEnsembleRegressor Scaler Normalizer ZipMap Imputer OneHotEncoder"
                  + " LabelEncoder FeatureVectorizer ArrayFeatureExtractor Binarizer SVMClassifier"
                  + " CastMap Where Equal Greater Less Not And Or")
              .split(" "));

  private static final Set<String> DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml");

  /**
   * Reads a file.
   *
   * @throws Fault R560 if it is no such graph
   */
  static OnnxFile read(Path path, Control control) {
    Path file = path.toAbsolutePath().normalize();
    try {
      if (!Files.isRegularFile(file)) {
        throw Fault.of(OnnxFaults.NOT_READ, file.getFileName()).at("path");
      }
      long size = Files.size(file);
      if (size > BYTES) {
        throw Fault.of(OnnxFaults.FILE_TOO_LARGE, file.getFileName(), size >> 20, BYTES >> 20)
            .at("path");
      }
      byte[] bytes = Files.readAllBytes(file);
      ModelProto model = ModelProto.parseFrom(bytes);
      GraphProto graph = model.getGraph();
      control.check();
      functions(model);
      check(file, graph);
      return new OnnxFile(file, model, digest(file, bytes, graph, control));
    } catch (InvalidProtocolBufferException e) {
      throw Fault.of(OnnxFaults.NOT_ONNX, file.getFileName()).at("path");
    } catch (IOException e) {
      throw Fault.of(OnnxFaults.NOT_READ, file.getFileName()).at("path");
    } catch (ArithmeticException e) {
      throw Fault.of(OnnxFaults.TOO_LARGE, file.getFileName(), "2^63", TensorReader.MOST)
          .at("path");
    }
  }

  GraphProto graph() {
    return model.getGraph();
  }

  /** The names of the classes, as operations of ai.onnx.ml say them; empty if none does. */
  List<String> classes() {
    for (NodeProto node : graph().getNodeList()) {
      for (AttributeProto attribute : node.getAttributeList()) {
        if (attribute.getName().matches("classlabels_(strings|int64s|ints)")) {
          return attribute.getStringsCount() > 0
              ? attribute.getStringsList().stream().map(text -> text.toStringUtf8()).toList()
              : attribute.getIntsList().stream().map(String::valueOf).toList();
        }
      }
    }
    return List.of();
  }

  /** The same up to one of its values, as a file; empty if its weights are in others. */
  Optional<byte[]> upTo(String value) {
    if (tensors(graph()).stream().anyMatch(tensor -> tensor.getExternalDataCount() > 0)) {
      return Optional.empty();
    }
    GraphProto.Builder graph =
        graph().toBuilder()
            .clearOutput()
            .clearNode()
            .addOutput(ValueInfoProto.newBuilder().setName(value));
    for (NodeProto node : graph().getNodeList()) {
      graph.addNode(node);
      if (node.getOutputList().contains(value)) {
        break;
      }
    }
    return Optional.of(model.toBuilder().setGraph(graph).build().toByteArray());
  }

  TensorReader tensors() {
    return new TensorReader(path.getParent());
  }

  private static String digest(Path file, byte[] bytes, GraphProto graph, Control control)
      throws IOException {
    var sha = Digest.sha256();
    sha.update(bytes);
    Set<String> others = new java.util.TreeSet<>();
    for (TensorProto tensor : tensors(graph)) {
      tensor.getExternalDataList().stream()
          .filter(entry -> entry.getKey().equals("location"))
          .forEach(entry -> others.add(entry.getValue()));
    }
    for (String other : others) {
      add(sha, file.getParent().resolve(other), control);
    }
    return Digest.hex(sha);
  }

  /** Piece by piece: nobody said how large it is. */
  private static void add(MessageDigest sha, Path other, Control control) throws IOException {
    byte[] piece = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(other)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        control.check();
        sha.update(piece, 0, read);
      }
    }
  }

  private static List<TensorProto> tensors(GraphProto graph) {
    List<TensorProto> all = new ArrayList<>(graph.getInitializerList());
    for (NodeProto node : graph.getNodeList()) {
      node.getAttributeList().stream().filter(a -> a.hasT()).forEach(a -> all.add(a.getT()));
      node.getAttributeList().forEach(attribute -> all.addAll(attribute.getTensorsList()));
    }
    return all;
  }

  /** Functions of the file's own may have the names of operations, and do anything. */
  private static void functions(ModelProto model) {
    for (FunctionProto function : model.getFunctionsList()) {
      if (DOMAINS.contains(function.getDomain())) {
        throw Fault.of(OnnxFaults.OPERATION, function.getName()).at("path");
      }
    }
  }

  private static void check(Path file, GraphProto graph) {
    if (graph.getNodeCount() == 0 || graph.getOutputCount() == 0) {
      throw Fault.of(OnnxFaults.NOT_ONNX, file.getFileName()).at("path");
    }
    if (graph.getNodeCount() > NODES) {
      throw Fault.of(OnnxFaults.TOO_MANY_NODES, graph.getNodeCount(), NODES).at("path");
    }
    TensorReader reader = new TensorReader(file.getParent());
    tensors(graph).forEach(reader::check);
    graph.getInputList().forEach(OnnxFile::shape);
    Set<String> known = new HashSet<>();
    graph.getInputList().forEach(input -> known.add(input.getName()));
    graph.getInitializerList().forEach(tensor -> known.add(tensor.getName()));
    for (NodeProto node : graph.getNodeList()) {
      check(node, known);
      known.addAll(node.getOutputList());
    }
    graph.getOutputList().stream()
        .filter(output -> !known.contains(output.getName()))
        .findFirst()
        .ifPresent(
            output -> {
              throw Fault.of(OnnxFaults.NOWHERE, output.getName()).at("path");
            });
  }

  private static void check(NodeProto node, Set<String> known) {
    boolean runs =
        node.getAttributeList().stream().anyMatch(a -> a.hasG() || a.getGraphsCount() > 0);
    if (!DOMAINS.contains(node.getDomain()) || !OPERATIONS.contains(node.getOpType()) || runs) {
      throw Fault.of(
              OnnxFaults.OPERATION,
              node.getOpType().toLowerCase(Locale.ROOT).isEmpty() ? "?" : node.getOpType())
          .at("path");
    }
    for (String input : node.getInputList()) {
      if (!input.isEmpty() && !known.contains(input)) {
        throw Fault.of(OnnxFaults.CIRCLE, node.getOpType(), input).at("path");
      }
    }
    for (String output : node.getOutputList()) {
      if (!output.isEmpty() && known.contains(output)) {
        throw Fault.of(OnnxFaults.TWICE, output).at("path");
      }
    }
  }

  /** The sizes of an input, -1 where any will do. */
  static long[] shape(ValueInfoProto value) {
    TensorShapeProto shape = value.getType().getTensorType().getShape();
    long[] dims = new long[shape.getDimCount()];
    long size = 1;
    for (int i = 0; i < dims.length; i++) {
      boolean said = shape.getDim(i).hasDimValue();
      dims[i] = said ? shape.getDim(i).getDimValue() : -1;
      if (said && dims[i] < 0) {
        throw Fault.of(OnnxFaults.NEGATIVE_SIZE, value.getName(), dims[i]).at("path");
      }
      if (dims[i] > TensorReader.MOST
          || (size = Math.multiplyExact(size, Math.max(1, dims[i]))) > TensorReader.MOST) {
        throw Fault.of(OnnxFaults.TOO_LARGE, value.getName(), dims[i], TensorReader.MOST)
            .at("path");
      }
    }
    return dims;
  }
}
