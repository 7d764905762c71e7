package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.attack.membership.Membership;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.diagnose.Severity;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.audit.Worth;
import org.tattle.dsl.source.Source;
import org.tattle.model.Access;
import org.tattle.run.Cache;
import org.tattle.run.Control;

/** A model of which there is only a file, and one of which there is only an address. */
class ElsewhereTest {
  private static final Path MODEL = Path.of("src/test/scripts/bad/run/files/digits.onnx");

  @TempDir Path folder;

  private final Session session = new Session(Components.standard(), Cache.memory());
  private final List<String> said = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();
  private final Sink sink = Sink.of(shown::add, said::add);
  private DigitsServer server;

  @BeforeEach
  void files() throws IOException, OrtException {
    DigitsServer.tables(folder);
    Files.copy(MODEL, folder.resolve("theirs.onnx"));
    server = new DigitsServer(MODEL);
  }

  @AfterEach
  void close() {
    server.close();
    session.close();
  }

  private Outcome run(String script) {
    Source source = new Source("test", script.replace("ADDRESS", server.address()), folder);
    return session.run(source, sink, Control.NONE);
  }

  private static List<String> errors(Outcome outcome) {
    return outcome.diagnostics().stream()
        .filter(it -> it.severity() == Severity.ERROR)
        .map(Diagnostic::message)
        .toList();
  }

  private Attacked attacked(String name) {
    return (Attacked) session.values().get(name);
  }

  private static final String ROWS =
      """
      set seed=1 controls=false
      load csv "trained_on.csv" label=digit as inside
      load csv "others.csv" label=digit as outside
      """;

  private static final String ALIKE =
      """
      load onnx "theirs.onnx" with members=inside others=outside as theirs
      attack gap on theirs
      attack label_only on theirs with queries=4 as same
      load endpoint "ADDRESS" with members=inside others=outside per_second=5000 total=20k as live
      attack gap on live
      attack label_only on live with queries=4
      compare theirs, live by accuracy
      """;

  @Test
  void aFileAndAnAddressAreAttackedAlike() {
    Outcome outcome = run(ROWS + ALIKE);
    assertThat(errors(outcome)).isEmpty();
    Membership file = (Membership) attacked("theirs").result("same");
    Membership address = (Membership) attacked("live").result("label_only");
    // Each draws noise of its own, since the address is part of its seed: they differ by chance.
    assertThat(address.auc().value()).isBetween(file.auc().lower(), file.auc().upper());
    Membership fileGap = (Membership) attacked("theirs").result("gap");
    Membership addressGap = (Membership) attacked("live").result("gap");
    assertThat(addressGap.auc().value()).isEqualTo(fileGap.auc().value());
    assertThat(attacked("theirs").subject().access())
        .contains(Access.GRADIENTS, Access.MEMBERS)
        .doesNotContain(Access.SHADOWS, Access.TRAINING);
    assertThat(String.join("\n", said)).contains("white box").contains("rows asked about in");
  }

  /** The script that shows it, with less of everything. */
  @Test
  @Tag("slow")
  void everyAttackThatAsksIsTried() {
    Outcome outcome =
        run(
            ROWS
                + """
                model mlp hidden=[32] as network
                train like on outside using network with epochs=15
                load onnx "theirs.onnx" with members=inside others=outside recipe=like as theirs
                attack whitebox on theirs as seen
                attack all on theirs with limit=1s
                """);
    assertThat(errors(outcome)).isEmpty();
    assertThat(attacked("theirs").subject().access())
        .contains(Access.GRADIENTS, Access.MEMBERS, Access.SHADOWS)
        .doesNotContain(Access.TRAINING);
    assertThat(attacked("theirs").results()).containsKeys("seen");
    assertThat(outcome.diagnostics().toString()).contains("R557");
  }

  @Test
  void whoWasTrainedOnIsToldAndNeverGuessed() {
    Outcome outcome = run(ROWS + "load onnx \"theirs.onnx\" with others=outside as theirs");
    assertThat(errors(outcome)).isEmpty();
    Attacked theirs = attacked("theirs");
    assertThat(Worth.of(List.of(theirs)).cells(theirs.subject()).get(0)).isEqualTo("–");
    Outcome refused = run("attack gap on theirs");
    assertThat(errors(refused)).hasSize(1);
    assertThat(errors(refused).get(0)).contains("word of whose rows it was trained on");
    Outcome others = run("attack extraction on theirs with queries=50; show theirs");
    assertThat(errors(others)).isEmpty();
    assertThat(errors(run("load onnx \"theirs.onnx\" as none")))
        .anyMatch(it -> it.contains("nothing is said of the rows"));
    assertThat(errors(run("load onnx \"theirs.onnx\" with members=inside as none")))
        .anyMatch(it -> it.contains("members alone tell nothing"));
    assertThat(errors(run("load onnx \"theirs.onnx\" with members=insde others=outside as none")))
        .anyMatch(it -> it.contains("`insde`"));
  }

  @Test
  void whatIsPlannedIsWhatIsTrained() {
    Outcome outcome =
        run(
            ROWS
                + """
                train like on outside with epochs=2
                load onnx "theirs.onnx" with members=inside others=outside recipe=like as theirs
                attack lira on theirs with shadows=2
                defend round on theirs as rounded
                """);
    assertThat(errors(outcome)).isEmpty();
    assertThat(attacked("rounded").results()).containsKey("lira");
  }

  /** A plan counts what is asked, and what is trained, before any model is asked. */
  @Test
  void whatWillBeAskedIsToldBefore() {
    Outcome outcome =
        run(
            ROWS
                + """
                train like on outside with epochs=2
                explain {
                  load onnx "theirs.onnx" with members=inside others=outside recipe=like as theirs
                  attack lira on theirs with shadows=2
                  load endpoint "ADDRESS" with members=inside others=outside as live
                  attack label_only on live with queries=7
                }
                """);
    assertThat(errors(outcome)).isEmpty();
    String plan = ((TableView) shown.get(shown.size() - 1)).table().printAll();
    assertThat(plan).contains("120 rows", "2 × 2 epochs", "7 queries a row");
    assertThat(shown.toString()).doesNotContain("counted once it is there");
    assertThat(server.asked).isEmpty();
  }

  /** Nothing that was answered is asked again, but one row, to see that the model is the same. */
  @Test
  void eachRowIsAskedAboutOnce() {
    String load =
        "load endpoint \"ADDRESS\" with members=inside others=outside per_second=5000 as %s\n";
    assertThat(errors(run(ROWS + load.formatted("live") + "attack gap on live"))).isEmpty();
    assertThat(server.asked).hasSize(121);
    assertThat(errors(run(load.formatted("again") + "attack threshold on again"))).isEmpty();
    assertThat(server.asked).hasSize(121);
  }
}
