package org.tattle.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tattle.run.Control;

/**
 * How many rows a second a file answers for as a black box, beside a loop that asks onnxruntime
 * itself: of a buffer that is filled before, with 256 or 2,048 rows at once, whichever is quicker;
 * and one row after another, as people write it first. All on one thread. Run it with {@code
 * runtime/src/bench/onnx}.
 */
final class OnnxBench {
  private static final int ROWS = 20_000;
  private static final int ROUNDS = 11;
  private static final int WARM = 10;
  private static final int FEW = 256;
  private static final int MANY = 2048;

  private OnnxBench() {}

  private static Map<String, GraphFiles> graphs() {
    Map<String, GraphFiles> graphs = new LinkedHashMap<>();
    graphs.put("30-64-2", network(30, 64, 2));
    graphs.put("784-256-10", network(784, 256, 10));
    GraphFiles cnn = new GraphFiles(13, -1, 1, 28, 28);
    cnn.then(
        "Conv",
        List.of(cnn.weights(0.3, 8, 1, 3, 3), cnn.weights(0.1, 8)),
        GraphFiles.ints("pads", 1, 1, 1, 1));
    cnn.then("Relu", List.of());
    cnn.then(
        "MaxPool",
        List.of(),
        GraphFiles.ints("kernel_shape", 2, 2),
        GraphFiles.ints("strides", 2, 2));
    cnn.then("Flatten", List.of()).gemm(8 * 14 * 14, 10).then("Softmax", List.of());
    graphs.put("cnn 28 × 28, 8 filters", cnn);
    graphs.put("forest of 100 trees, 30 columns", forest(100, 8, 30));
    return graphs;
  }

  private static GraphFiles network(int in, int hidden, int out) {
    return new GraphFiles(13, -1, in)
        .gemm(in, hidden)
        .then("Relu", List.of())
        .gemm(hidden, out)
        .then("Softmax", List.of());
  }

  private static GraphFiles forest(int trees, int depth, int width) {
    Random random = new Random(2);
    int branches = (1 << depth) - 1;
    int nodes = 2 * branches + 1;
    long[] tree = new long[trees * nodes];
    long[] node = new long[trees * nodes];
    long[] feature = new long[trees * nodes];
    float[] value = new float[trees * nodes];
    String[] mode = new String[trees * nodes];
    long[] yes = new long[trees * nodes];
    long[] no = new long[trees * nodes];
    List<Integer> leaves = new ArrayList<>();
    for (int at = 0; at < tree.length; at++) {
      int i = at % nodes;
      boolean leaf = i >= branches;
      tree[at] = at / nodes;
      node[at] = i;
      feature[at] = leaf ? 0 : random.nextInt(width);
      value[at] = (float) random.nextGaussian();
      mode[at] = leaf ? "LEAF" : "BRANCH_LEQ";
      yes[at] = leaf ? 0 : 2 * i + 1;
      no[at] = leaf ? 0 : 2 * i + 2;
      if (leaf) {
        leaves.add(at);
      }
    }
    float[] weights = new float[leaves.size()];
    Arrays.fill(weights, 1f / trees);
    GraphFiles files = new GraphFiles(13, -1, width);
    files.ml(
        "TreeEnsembleClassifier",
        GraphFiles.ints("nodes_treeids", tree),
        GraphFiles.ints("nodes_nodeids", node),
        GraphFiles.ints("nodes_featureids", feature),
        GraphFiles.reals("nodes_values", value),
        GraphFiles.texts("nodes_modes", mode),
        GraphFiles.ints("nodes_truenodeids", yes),
        GraphFiles.ints("nodes_falsenodeids", no),
        GraphFiles.ints("class_treeids", leaves.stream().mapToLong(at -> tree[at]).toArray()),
        GraphFiles.ints("class_nodeids", leaves.stream().mapToLong(at -> node[at]).toArray()),
        GraphFiles.ints("class_ids", leaves.stream().mapToLong(at -> at % 3).toArray()),
        GraphFiles.reals("class_weights", weights),
        GraphFiles.ints("classlabels_int64s", 0, 1, 2));
    return files;
  }

  /** Rows a second. */
  private static double timed(Asked asked) throws OrtException {
    long start = System.nanoTime();
    asked.all();
    return ROWS * 1e9 / (System.nanoTime() - start);
  }

  private interface Asked {
    void all() throws OrtException;
  }

  private static double median(List<Double> of) {
    return of.stream().skip(WARM).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
  }

  private static void own(OrtSession session, FloatBuffer all, int width, long[] dims, int atOnce)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    String input = session.getInputNames().iterator().next();
    String output =
        new ArrayList<>(session.getOutputNames()).get((int) session.getNumOutputs() - 1);
    float[][] answers = new float[ROWS][];
    for (int from = 0; from < ROWS; from += atOnce) {
      int count = Math.min(atOnce, ROWS - from);
      dims[0] = count;
      FloatBuffer part = all.duplicate();
      part.position(from * width).limit((from + count) * width);
      try (OnnxTensor tensor = OnnxTensor.createTensor(environment, part.slice(), dims);
          OrtSession.Result result = session.run(Map.of(input, tensor), java.util.Set.of(output))) {
        float[][] said = (float[][]) result.get(0).getValue();
        System.arraycopy(said, 0, answers, from, count);
      }
    }
  }

  public static void main(String[] arguments) throws IOException, OrtException {
    Path folder = Files.createTempDirectory("onnx");
    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    System.out.println("| file | rows a second | own loop | ratio | one by one | ratio |");
    System.out.println("|---|---|---|---|---|---|");
    for (Map.Entry<String, GraphFiles> each : graphs().entrySet()) {
      OnnxFile file = OnnxFile.read(each.getValue().write(folder, "model.onnx"), Control.NONE);
      long[] dims = OnnxFile.shape(file.graph().getInput(0));
      int width = (int) Arrays.stream(dims).skip(1).reduce(1, (a, b) -> a * b);
      float[][] rows = new float[ROWS][width];
      FloatBuffer all =
          java.nio.ByteBuffer.allocateDirect(4 * ROWS * width)
              .order(java.nio.ByteOrder.nativeOrder())
              .asFloatBuffer();
      Random random = new Random(1);
      for (float[] row : rows) {
        for (int i = 0; i < width; i++) {
          row[i] = (float) random.nextGaussian();
        }
        all.put(row);
      }
      all.flip();
      List<Double> ours = new ArrayList<>();
      List<Double> few = new ArrayList<>();
      List<Double> many = new ArrayList<>();
      List<Double> single = new ArrayList<>();
      try (OnnxSession session = new OnnxSession(file, width);
          OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        try (OrtSession own =
            OrtEnvironment.getEnvironment().createSession(file.path().toString(), options)) {
          for (int round = 0; round < WARM + ROUNDS; round++) {
            ours.add(timed(() -> session.ask(rows, Control.NONE)));
            few.add(timed(() -> own(own, all, width, dims.clone(), FEW)));
            many.add(timed(() -> own(own, all, width, dims.clone(), MANY)));
            single.add(timed(() -> own(own, all, width, dims.clone(), 1)));
          }
        }
      }
      double theirs = Math.max(median(few), median(many));
      System.out.printf(
          "| %s | %,.0f | %,.0f | %.2f | %,.0f | %.2f |%n",
          each.getKey(),
          median(ours),
          theirs,
          median(ours) / theirs,
          median(single),
          median(ours) / median(single));
    }
  }
}
