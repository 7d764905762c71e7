package org.tattle.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tattle.data.recorded.ClassOrder;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.OnnxFaults;

/** What onnxruntime answers, as numbers: tensors, or a map of classes for each row. */
final class OnnxAnswers {
  private OnnxAnswers() {}

  /**
   * What was said of so many rows: {@code [rows][outputs]}.
   *
   * @param classes what the graph calls them, in its order; empty if it does not say
   * @throws Fault R561 if these are no numbers, as many for each
   */
  static double[][] rows(OnnxValue value, int rows, List<String> classes) throws OrtException {
    if (!(value instanceof OnnxSequence sequence)) {
      return rows((OnnxTensor) value, rows);
    }
    List<double[]> said = new ArrayList<>();
    for (OnnxValue each : sequence.getValue()) {
      said.add(ordered(((OnnxMap) each).getValue(), classes));
    }
    if (said.size() != rows) {
      throw Fault.of(OnnxFaults.NO_NUMBERS, said.size(), rows).at("path");
    }
    return said.toArray(double[][]::new);
  }

  /** As the graph says, and by size or the alphabet if it does not. */
  private static double[] ordered(Map<?, ?> map, List<String> classes) {
    Map<String, Object> named = new HashMap<>();
    map.forEach((key, number) -> named.put(String.valueOf(key), number));
    List<String> order =
        named.keySet().equals(Set.copyOf(classes))
            ? classes
            : ClassOrder.of(named.keySet(), List.of());
    return order.stream().mapToDouble(name -> ((Number) named.get(name)).doubleValue()).toArray();
  }

  private static double[][] rows(OnnxTensor tensor, int rows) throws OrtException {
    long size = 1;
    for (long dim : tensor.getInfo().getShape()) {
      size *= dim;
    }
    if (rows == 0 || size % rows != 0 || tensor.getInfo().type == OnnxJavaType.STRING) {
      throw Fault.of(OnnxFaults.NO_NUMBERS, size, rows).at("path");
    }
    int width = (int) (size / rows);
    double[][] said = new double[rows][width];
    fill(tensor, said, width);
    return said;
  }

  private static void fill(OnnxTensor tensor, double[][] said, int width) {
    switch (tensor.getInfo().type) {
      case DOUBLE -> {
        var values = tensor.getDoubleBuffer();
        for (int i = 0; values.hasRemaining(); i++) {
          said[i / width][i % width] = values.get();
        }
      }
      case INT64 -> {
        var values = tensor.getLongBuffer();
        for (int i = 0; values.hasRemaining(); i++) {
          said[i / width][i % width] = values.get();
        }
      }
      default -> {
        float[] values = new float[said.length * width];
        tensor.getFloatBuffer().get(values);
        for (int i = 0; i < said.length; i++) {
          for (int c = 0; c < width; c++) {
            said[i][c] = values[i * width + c];
          }
        }
      }
    }
  }
}
