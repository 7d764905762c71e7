package org.tattle.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.OnnxFaults;

/**
 * How large the values are that a graph makes, before any of them is made: of constants of a few
 * numbers comes more than a machine holds where they are spread over each other. Where the axes of
 * a value are not known, its size is taken to be the most that it can be.
 */
final class ValueSizes {
  private final Map<String, Extent> known = new HashMap<>();
  private final ShapeNumbers numbers;

  private ValueSizes(OnnxFile file, int rows, int width) {
    GraphProto graph = file.graph();
    numbers = new ShapeNumbers(file.tensors());
    graph.getInputList().forEach(in -> put(in.getName(), input(OnnxFile.shape(in), rows, width)));
    graph
        .getSparseInitializerList()
        .forEach(sparse -> put(sparse.getValues().getName(), of(sparse.getDimsList())));
    for (TensorProto tensor : graph.getInitializerList()) {
      put(tensor.getName(), of(tensor.getDimsList()));
      numbers.stored(tensor.getName(), tensor);
    }
    graph.getNodeList().forEach(this::follow);
  }

  /**
   * How many rows a graph can be asked at once, so that no value of it is larger than a stored one
   * may be.
   *
   * @param most the most that are wanted, at least 1
   * @param width how many numbers a row has
   * @throws Fault R560 if it makes a value that is too large of one row already
   */
  static int rows(OnnxFile file, int most, int width) {
    for (int rows = most; rows > 1; rows /= 4) {
      try {
        new ValueSizes(file, rows, width);
        return rows;
      } catch (Fault tooLarge) {
        // Fewer rows may do.
      }
    }
    new ValueSizes(file, 1, width);
    return 1;
  }

  private static Extent input(long[] dims, int rows, int width) {
    long[] taken = dims.clone();
    for (int i = 0; i < taken.length; i++) {
      taken[i] = dims[i] >= 0 ? dims[i] : i == 0 ? rows : width;
    }
    return Extent.of(taken);
  }

  private static Extent of(List<Long> dims) {
    return Extent.of(dims.stream().mapToLong(dim -> dim).toArray());
  }

  private void put(String name, Extent extent) {
    if (extent.size() > TensorReader.MOST) {
      String size = extent.size() == Long.MAX_VALUE ? "2^63" : String.valueOf(extent.size());
      throw Fault.of(OnnxFaults.TOO_LARGE_VALUE, name, size, TensorReader.MOST).at("path");
    }
    known.put(name, extent);
  }

  private Extent in(NodeProto node, int at) {
    return node.getInputCount() > at && known.containsKey(node.getInput(at))
        ? known.get(node.getInput(at))
        : Extent.of();
  }

  private void follow(NodeProto node) {
    Extent made = made(node, new NodeAttributes(node));
    for (int i = 0; i < node.getOutputCount(); i++) {
      boolean labels = i == 0 && node.getOpType().endsWith("Classifier");
      put(node.getOutput(i), labels ? Extent.of(in(node, 0).along(0).orElse(1L)) : made);
    }
    numbers.follow(node, in(node, 0));
  }

  private Extent made(NodeProto node, NodeAttributes said) {
    Extent first = in(node, 0);
    return switch (node.getOpType()) {
      case "Add", "Sub", "Mul", "Div", "Pow", "Min", "Max", "Where", "Equal", "Greater", "Less" ->
          Extent.spread(node.getInputList().stream().map(this::one).toList());
      case "And", "Or", "PRelu" -> Extent.spread(List.of(first, in(node, 1)));
      case "MatMul" -> first.product(in(node, 1));
      case "Gemm" -> turned(first, said, "transA").product(turned(in(node, 1), said, "transB"));
      case "Conv" -> windows(first, said, in(node, 1));
      case "MaxPool", "AveragePool" -> windows(first, said, null);
      case "GlobalAveragePool", "GlobalMaxPool" ->
          first.axes(4).map(d -> Extent.of(d[0], d[1], 1, 1)).orElse(Extent.atMost(first.size()));
      case "Concat" -> joined(node, said);
      case "Gather" -> gathered(first, in(node, 1), said.whole("axis", 0));
      case "Constant" -> constant(node, said);
      case "Flatten" -> flat(first, said.whole("axis", 1));
      case "Reshape", "Squeeze", "Unsqueeze", "ReduceMean", "ReduceSum", "ReduceMax", "ArgMax" ->
          numbers.laid(node, first);
      case "Shape" -> Extent.of(first.dims().map(d -> (long) d.length).orElse(64L));
      case "Transpose" -> transposed(first, said);
      case "Slice" -> Extent.atMost(first.size());
      case "LinearClassifier", "TreeEnsembleClassifier", "SVMClassifier" -> scores(node, first);
      case "LinearRegressor" -> rows(first, said.whole("targets", 1));
      case "TreeEnsembleRegressor" -> rows(first, said.whole("n_targets", 1));
      case "CastMap" -> rows(first, said.whole("max_map", 1));
      case "OneHotEncoder" -> Extent.atMost(Extent.times(first.size(), longest(node)));
      case "FeatureVectorizer" -> vectors(node, first, said);
      case "ArrayFeatureExtractor" -> gathered(first, in(node, 1), -1);
      default -> first; // What is done to each number by itself.
    };
  }

  private Extent one(String name) {
    return known.getOrDefault(name, Extent.of());
  }

  private static Extent turned(Extent value, NodeAttributes said, String by) {
    return said.whole(by, 0) == 0
        ? value
        : value.axes(2).map(d -> Extent.of(d[1], d[0])).orElse(Extent.atMost(value.size()));
  }

  /**
   * What comes of windows that go over images.
   *
   * @param filters what a convolution has there, and null of a pool
   */
  private static Extent windows(Extent image, NodeAttributes said, Extent filters) {
    long count = filters == null ? 0 : filters.along(0).orElse(filters.size());
    List<Long> pads = said.wholes("pads", List.of());
    if (image.dims().isEmpty() || image.dims().get().length < 3) {
      long around = pads.stream().mapToLong(pad -> Math.abs(pad) + 1).reduce(1, Extent::times);
      return Extent.atMost(Extent.times(Extent.times(image.size(), around), Math.max(1, count)));
    }
    long[] made = image.dims().get().clone();
    made[1] = filters == null ? made[1] : count;
    int axes = made.length - 2;
    boolean same = said.text("auto_pad", "NOTSET").startsWith("SAME");
    for (int i = 0; i < axes; i++) {
      long window = filters == null ? 1 : filters.along(i + 2).orElse(1L);
      long wide = at(said.wholes("kernel_shape", List.of()), i, window);
      long reach = Extent.times(at(said.wholes("dilations", List.of()), i, 1), wide - 1) + 1;
      long around = Extent.plus(at(pads, i, 0), at(pads, i + axes, 0));
      long room = same ? made[i + 2] - 1 : Extent.plus(made[i + 2], around) - reach;
      long stride = Math.max(1, at(said.wholes("strides", List.of()), i, 1));
      long last = said.whole("ceil_mode", 0) == 1 ? stride - 1 : 0;
      made[i + 2] = room < 0 ? 0 : Extent.plus(room, last) / stride + 1;
    }
    return Extent.of(made);
  }

  private static long at(List<Long> values, int i, long standard) {
    return i < values.size() ? Math.max(0, values.get(i)) : standard;
  }

  private Extent joined(NodeProto node, NodeAttributes said) {
    List<Extent> all = node.getInputList().stream().map(this::one).toList();
    long size = all.stream().mapToLong(Extent::size).reduce(0, Extent::plus);
    Optional<long[]> first = all.isEmpty() ? Optional.empty() : all.get(0).dims();
    long axis = said.whole("axis", 0);
    if (first.isEmpty() || all.stream().anyMatch(it -> it.along(axis).isEmpty())) {
      return Extent.atMost(size);
    }
    long[] made = first.get().clone();
    made[(int) (axis < 0 ? axis + made.length : axis)] =
        all.stream().mapToLong(it -> it.along(axis).orElseThrow()).reduce(0, Extent::plus);
    Extent whole = Extent.of(made);
    return whole.size() == size ? whole : Extent.atMost(size);
  }

  private static Extent gathered(Extent from, Extent which, long axis) {
    long[] dims = from.dims().orElse(new long[0]);
    if (from.along(axis).isEmpty() || which.dims().isEmpty()) {
      return Extent.atMost(Extent.times(from.size(), which.size()));
    }
    int at = (int) (axis < 0 ? axis + dims.length : axis);
    LongStream before = Arrays.stream(dims, 0, at);
    LongStream after = Arrays.stream(dims, at + 1, dims.length);
    LongStream taken = LongStream.of(which.dims().get());
    return Extent.of(LongStream.concat(before, LongStream.concat(taken, after)).toArray());
  }

  private static Extent constant(NodeProto node, NodeAttributes said) {
    if (said.given("sparse_value").isPresent()) {
      return of(said.given("sparse_value").get().getSparseTensor().getDimsList());
    }
    Optional<AttributeProto> value = said.given("value");
    boolean list = node.getAttributeList().stream().anyMatch(it -> it.getName().endsWith("s"));
    return value.isPresent()
        ? of(value.get().getT().getDimsList())
        : list ? Extent.of(longest(node)) : Extent.of();
  }

  private static Extent flat(Extent value, long axis) {
    if (value.dims().isEmpty() || Math.abs(axis) > value.dims().get().length) {
      return Extent.atMost(value.size());
    }
    long[] dims = value.dims().get();
    int at = (int) (axis < 0 ? axis + dims.length : axis);
    long before = Extent.of(Arrays.copyOf(dims, at)).size();
    return Extent.of(before, Extent.of(Arrays.copyOfRange(dims, at, dims.length)).size());
  }

  private static Extent transposed(Extent value, NodeAttributes said) {
    List<Long> order = said.wholes("perm", List.of());
    long[] dims = value.dims().orElse(new long[0]);
    boolean fits = order.isEmpty() || order.size() == dims.length;
    if (value.dims().isEmpty() || !fits) {
      return Extent.atMost(value.size());
    }
    long[] made = new long[dims.length];
    for (int i = 0; i < made.length; i++) {
      long from = order.isEmpty() ? made.length - 1 - i : order.get(i);
      if (from < 0 || from >= made.length) {
        return Extent.atMost(value.size());
      }
      made[i] = dims[(int) from];
    }
    return Extent.of(made);
  }

  /** Some numbers for each row. */
  private static Extent rows(Extent input, long each) {
    return Extent.of(input.along(0).orElse(input.size()), Math.max(1, each));
  }

  /** One for each class or, of machines that tell two classes apart, for each pair of them. */
  private static Extent scores(NodeProto node, Extent input) {
    long labels =
        node.getAttributeList().stream()
            .filter(it -> it.getName().startsWith("classlabels"))
            .mapToLong(ValueSizes::listed)
            .max()
            .orElse(1);
    long pairs = node.getOpType().equals("SVMClassifier") ? labels * labels : 0;
    return rows(input, LongStream.of(2, labels, pairs).max().orElseThrow());
  }

  private Extent vectors(NodeProto node, Extent first, NodeAttributes said) {
    long given =
        node.getInputList().stream().mapToLong(it -> one(it).size()).reduce(0, Extent::plus);
    long width =
        said.wholes("inputdimensions", List.of()).stream()
            .mapToLong(dim -> Math.max(0, dim))
            .reduce(0, Extent::plus);
    return Extent.atMost(Math.max(given, rows(first, width).size()));
  }

  private static long listed(AttributeProto attribute) {
    return Math.max(
        attribute.getStringsCount(),
        Math.max(attribute.getIntsCount(), attribute.getFloatsCount()));
  }

  /** The length of its longest list, at least 1. */
  private static long longest(NodeProto node) {
    return Math.max(
        1, node.getAttributeList().stream().mapToLong(ValueSizes::listed).max().orElse(1));
  }
}
