package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.component.Measure;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.run.value.Compared;
import org.tattle.dsl.run.value.Evaluator;
import org.tattle.dsl.run.value.SweepTable;
import org.tattle.dsl.show.audit.Attacked;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;
import org.tattle.subject.Classifier;

/** What is written to files, above all the law that an exported script gives the same numbers. */
class ExportTest {
  private static final String SCRIPT =
      """
      param rounds = 2
      set seed=7
      load digits rows=300 as data
      model mlp hidden=[16] as small
      train base with epochs=rounds
      attack threshold on base
      attack gap on base as g
      train other using logistic with epochs=1
      defend dropout rate=0.5 on base as soft
      defend dpsgd eps=2 delta=1e-4 on base as private
      let worst = (base.threshold.auc.upper - private.g.auc) * 2 + base.g.tpr(fpr=10%)
      set seed=9
      defend round on private as rounded
      sweep net in [small, logistic], e in [1, rounds], seed in 1..2 {
        train more using net with epochs=e
        attack threshold
        let gain = more.train_accuracy - base.accuracy
        defend dpsgd eps=(2 * e)
      } as grid
      sweep which in [threshold, gap] { attack which on other as found } as kinds
      let top = max(grid.dpsgd.threshold.auc) + epsilon(rate=1%, noise=1.1, steps=100)
      """;

  @TempDir Path folder;
  private final Session session = new Session(Components.standard());

  @AfterEach
  void close() {
    session.close();
  }

  private Outcome run(Session any, String script) {
    return any.run(new Source("test", script, folder), Sink.NONE, Control.NONE);
  }

  /** Everything that can be read off a value. */
  private static Object numbers(Object value) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    if (value instanceof Attacked attacked) {
      read("", attacked.subject(), numbers);
      attacked.results().forEach((name, result) -> read(name + ".", result, numbers));
      return numbers;
    }
    if (value instanceof SweepTable grid) {
      grid.columns()
          .forEach((name, column) -> numbers.put(name, Evaluator.column(grid, column.of())));
      return numbers;
    }
    return value;
  }

  private static void read(String prefix, Object owner, Map<String, Object> numbers) {
    for (Measure measure : Measure.of(owner.getClass())) {
      if (measure.arguments().isEmpty()) {
        numbers.put(prefix + measure.name(), measure.read(owner, Map.of()));
      }
    }
  }

  @Test
  void recordsGoIntoATable() throws Exception {
    Outcome outcome =
        run(
            session,
            """
            load digits rows=300
            train base with epochs=1
            attack threshold
            let exposed = base.threshold.records
            export exposed to "named.csv"
            export base.threshold.records to "read.csv"
            export threshold.records to "read.json"
            """);
    assertThat(outcome.diagnostics()).isEmpty();
    List<String> lines = Files.readAllLines(folder.resolve("read.csv"));
    assertThat(lines.get(0)).contains("row", "member");
    assertThat(lines).hasSize(301).isEqualTo(Files.readAllLines(folder.resolve("named.csv")));
    assertThat(Files.readString(folder.resolve("read.json"))).contains("\"row\"");
  }

  @Test
  void anExportedScriptGivesTheSameNumbersInANewSession() throws Exception {
    assertThat(run(session, SCRIPT).diagnostics()).isEmpty();
    for (String name :
        List.of("base", "other", "rounded", "soft", "worst", "grid", "kinds", "top")) {
      assertThat(run(session, "export %1$s to \"%1$s.tattle\"".formatted(name)).ok()).isTrue();
      try (Session fresh = new Session(Components.standard())) {
        String exported = Files.readString(folder.resolve(name + ".tattle"));
        assertThat(run(fresh, exported).diagnostics()).as(exported).isEmpty();
        assertThat(numbers(fresh.values().get(name)))
            .as(exported)
            .isEqualTo(numbers(session.values().get(name)));
      }
    }
  }

  @Test
  void anExportedScriptSaysNoMoreThanWhatItNeeds() throws Exception {
    run(session, SCRIPT + "export base.g to \"again.tattle\"");
    String exported = Files.readString(folder.resolve("again.tattle"));
    assertThat(exported)
        .contains("set seed=7", "using small", "attack gap on base as g")
        .doesNotContain("threshold", "dropout", "sweep", "seed=9", "param");
  }

  @Test
  void whatAnotherScriptMadeIsMadeInTheOneThatIsExported() throws Exception {
    Path used = Path.of("src/test/used/clinic.tattle").toAbsolutePath();
    Files.copy(used, folder.resolve("clinic.tattle"));
    run(
        session,
        """
        set seed=3
        use "clinic.tattle" with rows=200 as h
        attack threshold on h.base
        train own on h.patients using h.small with epochs=2
        export own to "own.tattle"
        """);
    String exported = Files.readString(folder.resolve("own.tattle"));
    assertThat(exported).contains("as patients", "rows=200").doesNotContain("use ", "threshold");
    assertThat(session.lineage().stale("own")).isFalse();
    try (Session fresh = new Session(Components.standard())) {
      assertThat(run(fresh, exported).ok()).isTrue();
      assertThat(numbers(fresh.values().get("own")))
          .isEqualTo(numbers(session.values().get("own")));
    }
  }

  @Test
  void filesOfRowsAndOfRecordedAnswersAreNamedInTheExport() throws Exception {
    Path rows = folder.resolve("rows.csv");
    Path said = folder.resolve("said.csv");
    StringBuilder table = new StringBuilder("age,ward,ill\n");
    StringBuilder answers = new StringBuilder("label,member,p0,p1\n");
    for (int i = 0; i < 40; i++) {
      table.append("%s,%s,%s\n".formatted(20 + i, i % 3 == 0 ? "a b" : "c", i % 2 == 0));
      answers.append("%s,%s,0.%s,0.%s\n".formatted(i % 2, i % 4 / 2, 50 + i, 50 - i));
    }
    Files.writeString(rows, table);
    Files.writeString(said, answers.toString().replace("0.50,0.50", "0.5,0.5"));
    run(
        session,
        """
        load csv "%s" label=ill as people
        train base with epochs=1
        attack gap
        load predictions "%s" label=label member=member as theirs
        attack threshold
        """
            .formatted(rows, said));
    for (String name : List.of("base", "theirs")) {
      run(session, "export %1$s to \"%1$s.tattle\"".formatted(name));
      String exported = Files.readString(folder.resolve(name + ".tattle"));
      try (Session fresh = new Session(Components.standard())) {
        assertThat(run(fresh, exported).ok()).as(exported).isTrue();
        assertThat(numbers(fresh.values().get(name)))
            .as(exported)
            .isEqualTo(numbers(session.values().get(name)));
      }
    }
  }

  @Test
  void anExportedScriptFindsItsFilesFromWhereItLies() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    StringBuilder table = new StringBuilder("age,ill\n");
    for (int i = 0; i < 40; i++) {
      table.append("%s,%s\n".formatted(20 + i, i % 2 == 0));
    }
    Files.writeString(data.resolve("rows.csv"), table);
    run(
        session,
        """
        load csv "data/rows.csv" label=ill as people
        train base with epochs=1
        export base to "out/again/base.tattle"
        """);
    Path exported = folder.resolve("out/again/base.tattle");
    assertThat(Files.readString(exported)).contains("path=\"../../data/rows.csv\"");
    try (Session fresh = new Session(Components.standard())) {
      Source source = Source.of("base.tattle", exported);
      assertThat(fresh.run(source, Sink.NONE, Control.NONE).ok()).isTrue();
    }
  }

  @Test
  void aNameMadeTwiceIsExportedAsEachUserSawIt() throws Exception {
    run(
        session,
        "set seed=7; load digits rows=300; train base with epochs=1; let old = base.accuracy");
    run(session, "train base with epochs=2; let both = base.accuracy - old");
    assertThat(session.lineage().stale("old")).isTrue();
    assertThat(session.lineage().stale("both")).isTrue();
    assertThat(session.lineage().stale("base")).isFalse();
    run(session, "export both to \"both.tattle\"");
    String exported = Files.readString(folder.resolve("both.tattle"));
    assertThat(exported).contains("train base\n", "train base_2\n", "epochs=1", "epochs=2");
    try (Session fresh = new Session(Components.standard())) {
      run(fresh, exported);
      assertThat(fresh.values().get("both")).isEqualTo(session.values().get("both"));
    }
  }

  @Test
  void aTableIsWrittenInFullWithTheEndsOfItsIntervals() throws Exception {
    run(session, "set seed=7; load digits rows=300; train base with epochs=1; attack gap");
    String sweep = "sweep e in [1, 2] { train more with epochs=e } as grid\n";
    run(session, sweep + "export grid to \"deep/g.csv\"; export grid to \"g.json\"");
    List<String> lines = Files.readAllLines(folder.resolve("deep/g.csv"));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("e,").contains(",accuracy,accuracy.lower,accuracy.upper,");
    JsonNode rows = new ObjectMapper().readTree(folder.resolve("g.json").toFile());
    assertThat(rows).hasSize(2);
    Attacked more =
        (Attacked) ((SweepTable) session.values().get("grid")).rows().get(1).values().get("more");
    assertThat((float) rows.get(1).get("accuracy").doubleValue())
        .isEqualTo((float) ((Classifier) more.subject()).accuracy().orElseThrow().value());
    assertThat(rows.get(1).get("eps").isNull()).isTrue();
    run(session, "export base.gap to \"g.svg\"; export base to \"g.png\"");
    assertThat(folder.resolve("g.svg")).content().startsWith("<svg");
    assertThat(Files.readAllBytes(folder.resolve("g.png"))).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void aComparisonIsAValueThatEveryFormOfTableTakes() throws Exception {
    Outcome outcome =
        run(
            session,
            """
            set seed=7
            load digits rows=300
            train base with epochs=1
            attack gap
            defend dropout on base as soft
            compare base, soft by accuracy, gap.auc as table
            compare base, soft as whole
            sweep e in [1, 2], seed in 1..2 { train more with epochs=e; attack gap as found } as grid
            compare grid by e as grouped
            """);
    assertThat(outcome.diagnostics()).isEmpty();
    for (String name : List.of("table", "whole", "grouped")) {
      for (String form : List.of("csv", "json", "md", "tex", "html", "tattle")) {
        assertThat(run(session, "export %s to \"%1$s.%s\"".formatted(name, form)).ok()).isTrue();
      }
      Compared made = (Compared) session.values().get(name);
      try (Session fresh = new Session(Components.standard())) {
        String exported = Files.readString(folder.resolve(name + ".tattle"));
        assertThat(run(fresh, exported).diagnostics()).as(exported).isEmpty();
        Compared again = (Compared) fresh.values().get(name);
        assertThat(Render.csv(again.full())).isEqualTo(Render.csv(made.full()));
        assertThat(again.shown().table().print()).isEqualTo(made.shown().table().print());
      }
    }
    assertThat(Files.readAllLines(folder.resolve("table.csv")))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("target,accuracy,accuracy.lower,accuracy.upper,gap.auc,gap.auc.lower,");
    assertThat(Files.readAllLines(folder.resolve("whole.csv")))
        .hasSize(3)
        .element(2)
        .asString()
        .startsWith("soft,gap,");
    assertThat(Files.readAllLines(folder.resolve("grouped.csv")).get(0))
        .startsWith("e,rows,accuracy,accuracy.lowest,accuracy.highest,");
    assertThat(folder.resolve("table.tex")).content().contains("\\toprule", "gap.auc", "\\%");
    assertThat(folder.resolve("table.md")).content().contains("| base |", "| soft |");
    run(session, "train base with epochs=2");
    assertThat(run(session, "show table").diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.N108);
  }

  @Test
  void aPlotIsShownAndWrittenWithTheWordsThatItIsGiven() throws Exception {
    String plot = "plot roc of base with title=\"Who?\" xlabel=\"alarms\" ylabel=\"found\" to ";
    run(session, "set seed=7; load digits rows=300; train base with epochs=1; attack gap");
    Outcome outcome = run(session, plot + "\"deep/roc.svg\"\n" + plot + "\"roc.pdf\"");
    assertThat(outcome.diagnostics()).isEmpty();
    assertThat(folder.resolve("deep/roc.svg")).content().contains(">Who?<", ">alarms<", ">found<");
    assertThat(folder.resolve("roc.pdf")).binaryContent().startsWith('%', 'P', 'D', 'F');
    run(session, "export base to \"base.pdf\" title=\"Base\"");
    assertThat(folder.resolve("base.pdf")).binaryContent().startsWith('%', 'P', 'D', 'F');
  }

  @Test
  void whatWasReleasedGoesIntoATable() throws Exception {
    run(session, "set seed=7; load digits rows=300; release count() with eps=1 as size");
    assertThat(run(session, "export size to \"n.csv\"; export size to \"n.md\"").ok()).isTrue();
    List<String> lines = Files.readAllLines(folder.resolve("n.csv"));
    assertThat(lines.get(0)).isEqualTo("value,lower,upper");
    assertThat(lines.get(1)).matches("\\d+,\\d+,\\d+");
    assertThat(folder.resolve("n.md")).content().contains("It costs");
  }

  @Test
  void aFileThatCannotBeWrittenIsToldAtItsName() throws Exception {
    Files.createDirectory(folder.resolve("taken.csv"));
    Files.createFile(folder.resolve("taken.csv/inside"));
    run(session, "load digits rows=300; train base with epochs=1");
    Outcome outcome = run(session, "export base to \"taken.csv\"");
    assertThat(outcome.diagnostics()).extracting(Diagnostic::code).containsExactly(Code.R540);
    Diagnostic refused = outcome.diagnostics().get(0);
    assertThat(refused.source().text(refused.span())).isEqualTo("\"taken.csv\"");
  }
}
