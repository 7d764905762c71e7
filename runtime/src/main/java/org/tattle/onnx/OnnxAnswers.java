package org.tattle.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import java.util.Map;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.OnnxFaults;

/** What onnxruntime answers, as numbers: tensors, or a map of classes for each row. */
final class OnnxAnswers {
  private OnnxAnswers() {}

  /**
   * What was said of so many rows: {@code [rows][outputs]}.
   *
   * @throws Fault R561 if these are no numbers, as many for each
   */
  static double[][] rows(OnnxValue value, int rows) throws OrtException {
    if (value instanceof OnnxSequence sequence) {
      double[][] said = new double[rows][];
      int at = 0;
      for (OnnxValue each : sequence.getValue()) {
        Map<?, ?> map = ((OnnxMap) each).getValue();
        said[at++] =
            map.entrySet().stream()
                .sorted((a, b) -> compare(a.getKey(), b.getKey()))
                .mapToDouble(entry -> ((Number) entry.getValue()).doubleValue())
                .toArray();
      }
      return said;
    }
    return rows((OnnxTensor) value, rows);
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object one, Object other) {
    return ((Comparable<Object>) one).compareTo(other);
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
