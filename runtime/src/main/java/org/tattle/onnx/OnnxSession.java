package org.tattle.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.catalogue.OnnxFaults;

/**
 * A file that Microsoft's onnxruntime runs. It is given files that {@link OnnxFile} let through,
 * and no operation that comes from elsewhere. Safe for several threads.
 */
final class OnnxSession implements AutoCloseable {
  /** How many rows are asked at once: of few numbers more, so that calls do not cost the most. */
  private static final int AT_ONCE = 256;

  private static final int NUMBERS_AT_ONCE = 1 << 16;

  /** How much is told of what onnxruntime says, in letters. */
  private static final int MOST = 200;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final List<Input> inputs;
  private final String output;
  private final int atOnce;
  private final List<String> classes;

  /**
   * What a model is given.
   *
   * @param dims how many numbers there are along each axis, the rows' first; -1 for any number
   * @param type what they are
   */
  record Input(String name, long[] dims, OnnxJavaType type) {
    /** How many numbers a row has; -1 if any. */
    long width() {
      long width = 1;
      for (int i = 1; i < dims.length; i++) {
        width = dims[i] < 0 || width < 0 ? -1 : width * dims[i];
      }
      return width;
    }

    /** How many rows it takes at once, or 0 for any number. */
    int batch() {
      return dims.length > 0 && dims[0] > 0 ? (int) dims[0] : 0;
    }
  }

  /**
   * @param width how many numbers a row has
   * @throws Fault R560 if it makes values that are too large to be held, R561 if onnxruntime does
   *     not take it
   */
  OnnxSession(OnnxFile file, int width) {
    this(file, width, (on, options) -> on.createSession(file.path().toString(), options));
  }

  private interface Opening {
    OrtSession on(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException;
  }

  /** One that says what the graph makes up to one of its values, if it is in one file. */
  static Optional<OnnxSession> upTo(String value, OnnxFile file, int width) {
    return file.upTo(value)
        .map(
            part -> new OnnxSession(file, width, (on, options) -> on.createSession(part, options)));
  }

  private OnnxSession(OnnxFile file, int width, Opening opening) {
    classes = file.classes();
    atOnce = ValueSizes.rows(file, Math.max(AT_ONCE, NUMBERS_AT_ONCE / width), width);
    try {
      environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        session = opening.on(environment, options);
      }
      inputs = new ArrayList<>();
      for (NodeInfo input : session.getInputInfo().values()) {
        if (!(input.getInfo() instanceof TensorInfo tensor)) {
          throw Fault.of(OnnxFaults.NO_TENSOR, input.getName()).at("path");
        }
        inputs.add(new Input(input.getName(), tensor.getShape(), tensor.type));
      }
      output = output(session);
    } catch (OrtException e) {
      throw refused(e);
    }
  }

  private static Fault refused(OrtException e) {
    String said = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
    String plain = said.replaceFirst("^.*message:", "").replaceFirst("^.* failed:", "").strip();
    return Fault.of(OnnxFaults.NOT_RUN, plain.length() > MOST ? plain.substring(0, MOST) : plain)
        .at("path");
  }

  /** The output that tells most: numbers for each class, or a map of them, before labels alone. */
  private static String output(OrtSession session) throws OrtException {
    String best = null;
    for (NodeInfo node : session.getOutputInfo().values()) {
      boolean numbers =
          !(node.getInfo() instanceof TensorInfo tensor)
              || tensor.type == OnnxJavaType.FLOAT
              || tensor.type == OnnxJavaType.DOUBLE;
      best = best == null || numbers ? node.getName() : best;
    }
    return best;
  }

  List<Input> inputs() {
    return inputs;
  }

  String output() {
    return output;
  }

  /**
   * What it says of rows of numbers: {@code [rows][outputs]}.
   *
   * @throws Fault R561 if it cannot
   */
  double[][] ask(float[][] rows, Control control) {
    Input input = inputs.get(0);
    int width = rows.length == 0 ? 0 : rows[0].length;
    int most = input.batch() > 0 ? input.batch() : Math.min(atOnce, rows.length);
    return inParts(rows.length, input.batch(), control, () -> numbers(input, rows, most * width));
  }

  private Given numbers(Input input, float[][] rows, int most) {
    FloatBuffer values = direct(most);
    return (from, count, padded) -> {
      int width = rows[from].length;
      long[] dims = input.dims().clone();
      dims[0] = padded;
      if (dims.length == 2 && dims[1] < 0) {
        dims[1] = width;
      }
      values.clear();
      for (int i = 0; i < padded; i++) {
        values.put(rows[from + Math.min(i, count - 1)]);
      }
      return Map.of(input.name(), tensor(input, values.flip(), dims));
    };
  }

  /** Where onnxruntime reads from without a copy. */
  private static FloatBuffer direct(int numbers) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(Float.BYTES, numbers))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private OnnxTensor tensor(Input input, FloatBuffer values, long[] dims) throws OrtException {
    if (input.type() == OnnxJavaType.DOUBLE) {
      java.nio.DoubleBuffer wide = java.nio.DoubleBuffer.allocate(values.remaining());
      while (values.hasRemaining()) {
        wide.put(values.get());
      }
      return OnnxTensor.createTensor(environment, wide.flip(), dims);
    }
    return OnnxTensor.createTensor(environment, values, dims);
  }

  /** The same where each column of a table is an input: texts or numbers by its name. */
  double[][] ask(Map<String, Object[]> columns, int rows, Control control) {
    return inParts(
        rows,
        inputs.get(0).batch(),
        control,
        () ->
            (from, count, padded) -> {
              Map<String, OnnxTensor> given = new LinkedHashMap<>();
              for (Input input : inputs) {
                Object[] all = columns.get(input.name());
                Object[] some = new Object[padded];
                for (int i = 0; i < padded; i++) {
                  some[i] = all[from + Math.min(i, count - 1)];
                }
                given.put(input.name(), column(input, some));
              }
              return given;
            });
  }

  private OnnxTensor column(Input input, Object[] values) throws OrtException {
    long[] dims = {values.length, 1};
    if (input.type() == OnnxJavaType.STRING) {
      String[] texts = new String[values.length];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = values[i].toString();
      }
      return OnnxTensor.createTensor(environment, texts, dims);
    }
    if (input.type() == OnnxJavaType.INT64) {
      long[] numbers = new long[values.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Math.round(((Number) values[i]).doubleValue());
      }
      return OnnxTensor.createTensor(environment, java.nio.LongBuffer.wrap(numbers), dims);
    }
    FloatBuffer numbers = FloatBuffer.allocate(values.length);
    for (Object value : values) {
      numbers.put(((Number) value).floatValue());
    }
    return tensor(input, numbers.flip(), dims);
  }

  /** What is given for some rows, of which the last is repeated where a batch must be full. */
  private interface Given {
    Map<String, OnnxTensor> of(int from, int count, int padded) throws OrtException;
  }

  /** Parts are asked side by side, each thread with what it gives of its own. */
  private double[][] inParts(int rows, int batch, Control control, Supplier<Given> givens) {
    double[][] answers = new double[rows][];
    int part = batch > 0 ? batch : atOnce;
    int parts = (rows + part - 1) / part;
    int threads = Math.min(parts, Runtime.getRuntime().availableProcessors());
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            thread -> {
              Given given = givens.get();
              for (int at = thread; at < parts; at += threads) {
                control.check();
                int from = at * part;
                int count = Math.min(part, rows - from);
                run(given, from, count, batch > 0 ? batch : count, answers);
              }
            });
    return answers;
  }

  private void run(Given given, int from, int count, int padded, double[][] answers) {
    Map<String, OnnxTensor> tensors = Map.of();
    try {
      tensors = given.of(from, count, padded);
      try (OrtSession.Result result = session.run(tensors, java.util.Set.of(output))) {
        double[][] said = OnnxAnswers.rows(result.get(0), padded, classes);
        System.arraycopy(said, 0, answers, from, count);
      }
    } catch (OrtException e) {
      throw refused(e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw refused(e);
    }
  }
}
