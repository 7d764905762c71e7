package org.tattle.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.data.Column;
import org.tattle.data.Dataset;
import org.tattle.model.tree.LeafCounts;
import org.tattle.nn.network.Shape;
import org.tattle.nn.train.LogitMatrix;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Key;
import org.tattle.run.MessageText;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.ElsewhereFaults;
import org.tattle.subject.elsewhere.Answering;
import org.tattle.subject.elsewhere.RawRows;

/**
 * A file that answers: by onnxruntime, and with gradients where a network of ours was seen to
 * answer alike.
 */
final class OnnxModel implements Answering {
  private static final int TRIED = 1000;
  private static final double AGREE = 1e-5;

  private final OnnxFile file;
  private final int width;
  private final OnnxSession session;
  private final List<String> notes = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();
  private Optional<Trained> network = Optional.empty();
  private final Leaves leaves;

  /**
   * @param width how many numbers a row has
   * @throws Fault R560 if it makes values that are too large to be held
   */
  OnnxModel(OnnxFile file, int width) {
    this.file = file;
    this.width = width;
    session = new OnnxSession(file, width);
    leaves = new Leaves(file, this::upTo);
    facts.put("file", String.valueOf(file.path().getFileName()));
  }

  List<String> notes() {
    return notes;
  }

  /**
   * Sees whether the rows are what the model takes, and what more can be told of it.
   *
   * @throws Fault R562 if they are not
   */
  void meet(Dataset data, Control control) {
    RawRows rows = RawRows.of(data);
    fit(rows, data.shape().size());
    look(rows, data, control);
    if (!single()) {
      black("it takes each column by itself");
      return;
    }
    try {
      OnnxSession.Input input = session.inputs().get(0);
      GraphNetwork.Found found =
          GraphNetwork.of(file, input.name(), shape(input, data), session.output());
      double apart = apart(found, rows.numbers(), control);
      if (apart > AGREE) {
        black(
            MessageText.of(
                "our layers differ from onnxruntime by %.1e on inputs drawn at random", apart));
        return;
      }
      network = Optional.of(found.trained());
      notes.add(
          MessageText.of(
              "white box: our layers agree with onnxruntime to %.1e on %,d inputs drawn at random",
              Math.max(apart, 1e-9), TRIED));
      facts.put("access", "its weights, read into layers of ours");
      if (found.rewritten()) {
        notes.add(
            "some of its operations are written as dense layers here: gradients by inputs are its"
                + " own, those by weights are of this form");
      }
    } catch (Unlike why) {
      black(why.getMessage());
    }
  }

  /** What the leaves of its trees tell of members. */
  private void look(RawRows rows, Dataset data, Control control) {
    if (!leaves.any()) {
      return;
    }
    facts.put("trees", leaves.said());
    Optional<String> lone =
        data.members()
            .map(in -> IntStream.range(0, in.length).filter(i -> in[i]).toArray())
            .flatMap(members -> leaves.counts(rows, members, control))
            .map(Leaves::said);
    lone.ifPresent(said -> facts.put("leaves", said));
    notes.add(lone.orElse(leaves.said()));
  }

  private Optional<double[][]> upTo(String value, RawRows rows, Control control) {
    if (single() && session.inputs().get(0).name().equals(value)) {
      return Optional.of(doubles(rows.numbers()));
    }
    return OnnxSession.upTo(value, file, width)
        .map(
            part -> {
              try (part) {
                return ask(part, rows, control);
              }
            });
  }

  private static double[][] doubles(float[][] rows) {
    double[][] all = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      all[i] = new double[rows[i].length];
      for (int f = 0; f < all[i].length; f++) {
        all[i][f] = rows[i][f];
      }
    }
    return all;
  }

  private void black(String why) {
    notes.add("black box, without gradients: " + why);
    facts.put("access", "answers alone: " + why);
  }

  private boolean single() {
    return session.inputs().size() == 1
        && session.inputs().get(0).type() != ai.onnxruntime.OnnxJavaType.STRING;
  }

  private void fit(RawRows rows, int width) {
    if (single()) {
      long takes = session.inputs().get(0).width();
      if (takes >= 0 && takes != width) {
        throw Fault.of(ElsewhereFaults.OTHER_WIDTH, takes, width).at("path");
      }
      return;
    }
    for (OnnxSession.Input input : session.inputs()) {
      if (rows.column(input.name()).isEmpty()) {
        String there = String.join(", ", rows.columns().stream().map(Column::name).toList());
        throw Fault.of(ElsewhereFaults.NO_SUCH_INPUT, input.name(), there).at("path");
      }
    }
  }

  private static Shape shape(OnnxSession.Input input, Dataset data) throws Unlike {
    long[] dims = input.dims();
    if (dims.length == 2) {
      return Shape.flat(data.shape().size());
    }
    if (dims.length == 4 && dims[1] > 0 && dims[2] > 0 && dims[3] > 0) {
      return new Shape((int) dims[1], (int) dims[2], (int) dims[3]);
    }
    throw new Unlike("its rows are laid out in " + dims.length + " directions");
  }

  /** How far probabilities, or logits, are apart at most, the larger relative to their size. */
  private double apart(GraphNetwork.Found found, float[][] rows, Control control) {
    float[][] drawn = drawn(rows);
    double[][] theirs = session.ask(drawn, control);
    INDArray same = Nd4j.createFromArray(drawn);
    LogitMatrix ours = found.trained().outputs(same, control);
    double most = 0;
    for (int i = 0; i < drawn.length; i++) {
      double[] p = found.end() == GraphNetwork.End.LOGITS ? logits(ours, i) : ours.probabilities(i);
      double[] q = theirs[i];
      int skip = found.end() == GraphNetwork.End.SIGMOID ? 1 : 0;
      if (q.length + skip != p.length) {
        return Double.POSITIVE_INFINITY;
      }
      for (int c = 0; c < q.length; c++) {
        double far = Math.abs(p[c + skip] - q[c]) / Math.max(1, Math.abs(q[c]));
        most = Double.isNaN(far) ? Double.POSITIVE_INFINITY : Math.max(most, far);
      }
    }
    return most;
  }

  private static double[] logits(LogitMatrix ours, int row) {
    double[] z = new double[ours.classes()];
    for (int c = 0; c < z.length; c++) {
      z[c] = ours.logit(row, c);
    }
    return z;
  }

  /** Inputs around the rows: between the least and the largest of each feature, and beyond. */
  private static float[][] drawn(float[][] rows) {
    int width = rows[0].length;
    var random = new Seed(1).split("agreement").random();
    float[][] drawn = new float[TRIED][width];
    for (int f = 0; f < width; f++) {
      float low = Float.MAX_VALUE;
      float high = -Float.MAX_VALUE;
      for (float[] row : rows) {
        low = Math.min(low, row[f]);
        high = Math.max(high, row[f]);
      }
      float reach = Math.max(high - low, 1e-3f);
      for (float[] row : drawn) {
        row[f] = low - reach / 4 + random.nextFloat() * 1.5f * reach;
      }
    }
    return drawn;
  }

  @Override
  public Key key() {
    return Key.of("onnx", file.digest());
  }

  @Override
  public double[][] ask(RawRows rows, Control control) {
    return ask(session, rows, control);
  }

  private double[][] ask(OnnxSession of, RawRows rows, Control control) {
    if (single()) {
      return of.ask(rows.numbers(), control);
    }
    Map<String, Object[]> columns = new LinkedHashMap<>();
    for (OnnxSession.Input input : of.inputs()) {
      Column column = rows.column(input.name()).orElseThrow();
      Object[] values = new Object[rows.rows()];
      for (int i = 0; i < values.length; i++) {
        values[i] = rows.value(column, i);
      }
      columns.put(input.name(), values);
    }
    return of.ask(columns, rows.rows(), control);
  }

  @Override
  public Optional<Trained> network() {
    return network;
  }

  @Override
  public Optional<LeafCounts> leaves(RawRows rows, int[] some, Control control) {
    return leaves.counts(rows, some, control);
  }

  @Override
  public Map<String, String> facts() {
    return facts;
  }
}
