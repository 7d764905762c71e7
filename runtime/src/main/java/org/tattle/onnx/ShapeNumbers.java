package org.tattle.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The few whole numbers of a graph that say how values are laid out: stored ones, and what
 * exporters reckon of them and of the shapes of values.
 */
final class ShapeNumbers {
  /** The most of them in a value: no value has as many axes. */
  private static final int MOST = 64;

  private final TensorReader reader;
  private final Map<String, long[]> known = new HashMap<>();

  ShapeNumbers(TensorReader reader) {
    this.reader = reader;
  }

  void stored(String name, TensorProto tensor) {
    boolean few = LongStream.of(dims(tensor)).reduce(1, Extent::times) <= MOST;
    if (tensor.getDataType() == TensorProto.DataType.INT64_VALUE && few) {
      float[] values = reader.read(tensor).values();
      known.put(
          name, LongStream.range(0, values.length).map(i -> (long) values[(int) i]).toArray());
    }
  }

  private static long[] dims(TensorProto tensor) {
    return tensor.getDimsList().stream().mapToLong(dim -> Math.max(1, dim)).toArray();
  }

  private Optional<long[]> in(NodeProto node, int at) {
    return node.getInputCount() > at
        ? Optional.ofNullable(known.get(node.getInput(at)))
        : Optional.empty();
  }

  /**
   * @param first how its first input is laid out
   */
  void follow(NodeProto node, Extent first) {
    if (node.getOutputCount() == 0) {
      return;
    }
    String to = node.getOutput(0);
    NodeAttributes said = new NodeAttributes(node);
    switch (node.getOpType()) {
      case "Constant" -> said.given("value").ifPresent(it -> stored(to, it.getT()));
      case "Shape" -> {
        if (said.given("start").isEmpty() && said.given("end").isEmpty()) {
          first.dims().ifPresent(dims -> known.put(to, dims));
        }
      }
      case "Identity", "Cast", "Unsqueeze", "Squeeze" ->
          in(node, 0).ifPresent(values -> known.put(to, values));
      case "Gather" ->
          in(node, 0)
              .ifPresent(
                  from ->
                      in(node, 1).flatMap(at -> picked(from, at)).ifPresent(v -> known.put(to, v)));
      case "Concat" -> joined(node).ifPresent(values -> known.put(to, values));
      default -> {}
    }
  }

  private static Optional<long[]> picked(long[] from, long[] which) {
    long[] picked = new long[which.length];
    for (int i = 0; i < which.length; i++) {
      long at = which[i] < 0 ? which[i] + from.length : which[i];
      if (at < 0 || at >= from.length) {
        return Optional.empty();
      }
      picked[i] = from[(int) at];
    }
    return Optional.of(picked);
  }

  private Optional<long[]> joined(NodeProto node) {
    List<Long> all = new ArrayList<>();
    for (String input : node.getInputList()) {
      if (!known.containsKey(input) || all.size() > MOST) {
        return Optional.empty();
      }
      LongStream.of(known.get(input)).forEach(all::add);
    }
    return Optional.of(all.stream().mapToLong(it -> it).toArray());
  }

  /** The same numbers, or fewer, laid out otherwise. */
  Extent laid(NodeProto node, Extent value) {
    NodeAttributes said = new NodeAttributes(node);
    List<Long> given =
        said.wholes(node.getOpType().equals("Reshape") ? "shape" : "axes", List.of());
    long[] to = in(node, 1).orElse(given.stream().mapToLong(it -> it).toArray());
    if (node.getOpType().equals("ArgMax")) {
      to = new long[] {said.whole("axis", 0)};
    }
    if (value.dims().isEmpty() || to.length == 0) {
      return Extent.atMost(value.size());
    }
    long[] dims = value.dims().get();
    Extent made =
        switch (node.getOpType()) {
          case "Reshape" -> reshaped(dims, value.size(), to);
          case "Squeeze" -> without(dims, to, false);
          case "Unsqueeze" -> unsqueezed(dims, to);
          default -> without(dims, to, said.whole("keepdims", 1) != 0);
        };
    boolean fewer = node.getOpType().matches("Reduce.*|ArgMax") && made.size() <= value.size();
    return fewer || made.size() == value.size() ? made : Extent.atMost(value.size());
  }

  private static Extent reshaped(long[] dims, long size, long[] to) {
    long[] made = to.clone();
    long rest = 1;
    for (int i = 0; i < made.length; i++) {
      made[i] = to[i] == 0 && i < dims.length ? dims[i] : to[i];
      rest = made[i] > 0 ? Extent.times(rest, made[i]) : rest;
    }
    for (int i = 0; i < made.length; i++) {
      made[i] = made[i] == -1 ? size / rest : made[i];
    }
    return Extent.of(made);
  }

  private static Set<Long> places(long[] axes, int rank) {
    Set<Long> places = new HashSet<>();
    LongStream.of(axes).forEach(axis -> places.add(axis < 0 ? axis + rank : axis));
    return places;
  }

  /**
   * @param kept whether one is left along the axes that go
   */
  private static Extent without(long[] dims, long[] axes, boolean kept) {
    Set<Long> gone = places(axes, dims.length);
    return Extent.of(
        LongStream.range(0, dims.length)
            .filter(i -> kept || !gone.contains(i))
            .map(i -> gone.contains(i) ? 1 : dims[(int) i])
            .toArray());
  }

  private static Extent unsqueezed(long[] dims, long[] axes) {
    Set<Long> added = places(axes, dims.length + axes.length);
    long[] made = new long[dims.length + axes.length];
    int at = 0;
    for (int i = 0; i < made.length; i++) {
      made[i] = added.contains((long) i) || at >= dims.length ? 1 : dims[at++];
    }
    return Extent.of(made);
  }
}
