package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.Components;
import org.tattle.data.Labels;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.source.Source;
import org.tattle.run.Cache;
import org.tattle.run.Control;
import org.tattle.subject.Target;
import org.tattle.subject.answer.Answers;
import org.tattle.subject.answer.Losses;
import org.tattle.subject.elsewhere.RawRows;

/** Models that are written as ONNX files answer there as they do here. */
class OnnxExportTest {
  private static final double CLOSE = 1e-5;

  @TempDir Path folder;
  private final Session session = new Session(Components.standard(), Cache.memory());
  private final List<String> said = new ArrayList<>();

  @AfterEach
  void close() {
    session.close();
  }

  private Outcome run(String script) {
    Sink sink = Sink.of(shown -> {}, said::add);
    return session.run(new Source("test", script, folder), sink, Control.NONE);
  }

  private Target target(String name) {
    return ((Attacked) session.values().get(name)).target();
  }

  /** What onnxruntime says of all rows, as they were written. */
  private float[][] theirs(String file, float[][] rows) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession model = environment.createSession(folder.resolve(file).toString());
        OnnxTensor tensor = OnnxTensor.createTensor(environment, rows);
        OrtSession.Result result = model.run(Map.of("x", tensor))) {
      return (float[][]) result.get(0).getValue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "load wine; model mlp hidden=[16, 8] activation=gelu",
        "load wine; model mlp hidden=[16] activation=tanh",
        "load breast_cancer rows=200; model logistic",
        "load digits rows=150; model cnn filters=[4, 6] size=4 hidden=[16]",
        "load digits rows=150; model cnn filters=[4] pool=mean hidden=[8]",
        "load wine; model forest trees=9",
        "load wine; model boosting rounds=4",
        "load breast_cancer rows=200; model boosting rounds=4",
      })
  void answersAreTheSame(String made) throws Exception {
    boolean network = !made.contains("forest") && !made.contains("boosting");
    Outcome outcome =
        run(
            "set seed=3; "
                + made
                + " as how\ntrain base using how"
                + (network ? " with epochs=3" : "")
                + "\nexport base to \"base.onnx\"");
    assertThat(outcome.diagnostics()).isEmpty();
    assertThat(said.get(said.size() - 1)).contains("base.onnx");
    Target base = target("base");
    float[][] theirs = theirs("base.onnx", RawRows.of(base.data()).numbers());
    Answers ours = base.answers();
    for (int i = 0; i < ours.size(); i++) {
      double[] p = ours.probabilities(i);
      float[] q = theirs[ours.row(i)];
      assertThat(q).hasSize(p.length);
      for (int c = 0; c < p.length; c++) {
        assertThat((double) q[c]).as("row %s, class %s", i, c).isCloseTo(p[c], within(CLOSE));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "forest trees=5", "boosting rounds=5"})
  void numbersAreInTheirOwnUnit(String model) throws Exception {
    StringBuilder table = new StringBuilder("rooms,area,price\n");
    for (int i = 0; i < 80; i++) {
      table.append(1 + i % 5).append(',').append(20 + 7 * (i % 13) + i).append(',');
      table.append(1000 + 30 * (i % 13) + 90 * (i % 5) + i % 3).append('\n');
    }
    Files.writeString(folder.resolve("houses.csv"), table);
    Outcome outcome =
        run(
            "load csv \"houses.csv\" label=price task=regression as houses; model "
                + model
                + " as how\ntrain base on houses using how\nexport base to \"base.onnx\"");
    assertThat(outcome.diagnostics()).isEmpty();
    Target base = target("base");
    float[][] theirs = theirs("base.onnx", RawRows.of(base.data()).numbers());
    Labels.Numbers truth = (Labels.Numbers) base.data().truth();
    int[] all = java.util.stream.IntStream.range(0, 80).toArray();
    Losses.Predicted ours = (Losses.Predicted) base.bare().orElseThrow().answers(all, Control.NONE);
    for (int i : all) {
      double number = truth.from().center() + truth.from().scale() * ours.numbers()[i];
      assertThat((double) theirs[i][0]).isCloseTo(number, within(CLOSE * Math.abs(number)));
    }
  }

  /** What was written can be loaded, and is a white box. */
  @Test
  void whatWasWrittenIsReadAgain() {
    Outcome outcome =
        run(
            """
            load digits rows=120 as inside
            load digits rows=60 as outside
            model cnn filters=[4] hidden=[8] as how
            train base on inside using how with epochs=1
            export base to "base.onnx"
            load onnx "base.onnx" with members=inside others=outside as again
            """);
    assertThat(outcome.diagnostics()).isEmpty();
    assertThat(String.join("\n", said)).contains("white box");
  }

  private String refused(String script) {
    List<Diagnostic> found = run(script).diagnostics();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).code().name()).isEqualTo("R566");
    return found.get(0).message();
  }

  @Test
  void whatAFileCannotHoldIsTold() {
    assertThat(run("load wine; train base with epochs=1").ok()).isTrue();
    assertThat(refused("train near using knn; export near to \"near.onnx\""))
        .contains("neither layers nor trees");
    assertThat(refused("defend round on base as rounded; export rounded to \"rounded.onnx\""))
        .contains("defended at its outputs");
    assertThat(folder).isEmptyDirectory();
  }
}
