package org.tattle.dsl.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tattle.Components;
import org.tattle.dsl.check.task.Audience;
import org.tattle.dsl.diagnose.Code;
import org.tattle.dsl.diagnose.Diagnostic;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.Shown;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.TextView;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;

/** What others than the curator are told of private rows: what a budget paid for, and no more. */
class AudienceTest {
  private static final int ROWS = 413;
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,.]*");

  private static final String AUDIT =
      """
      set seed=3
      load csv "patients.csv" label=ward as patients
      train base on patients with epochs=10
      attack threshold on base
      defend dpsgd eps=1 delta=0.1 on base as private
      compare base, private
      compare base, private by eps, accuracy, threshold.auc
      let found = base.threshold.auc
      show found, base.threshold.records, patients, base.accuracy
      plot roc of base, private
      release mean(age) on patients with eps=0.5 bounds=[0, 110]
      release count() on patients with eps=0.25 reveal=on
      sweep e in [1, 2], seed in 1..2 { train t on patients with epochs=e; attack threshold on t } as s
      show s
      compare s by e
      compare s by e, t.accuracy
      show budget of patients
      show risk of private; show private.eps
      assert base.threshold.auc < 0.99
      assert private.eps <= 1.01
      """;

  private final List<Shown> unpaid = new ArrayList<>();
  private final List<Shown> paid = new ArrayList<>();
  private List<Diagnostic> diagnostics = List.of();
  @TempDir private Path folder;

  @BeforeEach
  void writePatients() throws IOException {
    StringBuilder text = new StringBuilder("age,stay,ward\n");
    for (int i = 0; i < ROWS; i++) {
      text.append("%s,%s,%s%n".formatted(18 + i * 31 % 80, 1 + i * 7 % 29, i % 3 == 0 ? "a" : "b"));
    }
    Files.writeString(folder.resolve("patients.csv"), text);
  }

  /** What a report says, without markup and style; cells of the script end in two percent signs. */
  private String report(String script, Audience reader) throws IOException {
    String word = reader == Audience.OTHERS ? "others" : "curator";
    String end = "report to \"%s.html\" with audience=%s\n".formatted(word, word);
    try (Session session = new Session(Components.standard())) {
      diagnostics = new ArrayList<>();
      for (String cell : (script + end).split("%%\n")) {
        Source source = new Source("test", cell, folder);
        diagnostics.addAll(session.run(source, sink(), Control.NONE).diagnostics());
      }
    }
    return Files.readString(folder.resolve(word + ".html"))
        .replaceAll("(?s)<style>.*?</style>", "")
        .replaceAll("<[^>]+>", " ");
  }

  private Sink sink() {
    return new Sink() {
      @Override
      public void show(Shown shown) {
        show(shown, Audience.CURATOR);
      }

      @Override
      public void show(Shown shown, Audience audience) {
        (audience == Audience.CURATOR ? unpaid : paid).add(shown);
      }

      @Override
      public void say(String line) {}
    };
  }

  private static Set<String> numbers(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(found -> found.group().replaceFirst("[.,]$", ""))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Every number of three characters or more in the cells of what is for the curator alone. */
  private Set<String> secrets(String script) {
    Set<String> secrets = new LinkedHashSet<>();
    for (Shown shown : unpaid) {
      if (shown instanceof TableView view) {
        TableView cells = new TableView("", view.table(), List.of());
        secrets.addAll(numbers(Render.text(cells, 400, false)));
      } else {
        secrets.addAll(numbers(Render.text(shown, 400, false)));
      }
    }
    secrets.removeIf(number -> number.length() < 3);
    paid.forEach(shown -> secrets.removeAll(numbers(Render.text(shown, 400, false))));
    secrets.removeAll(numbers(script));
    return secrets;
  }

  @Test
  void noNumberThatNoBudgetPaidForIsInAReportForOthers() throws IOException {
    String others = report(AUDIT, Audience.OTHERS);
    assertThat(others).contains("Written for others than the curator of the rows.");
    Set<String> secrets = secrets(AUDIT);
    secrets.addAll(Set.of("413", "206", "207"));
    assertThat(secrets).hasSizeGreaterThan(50);
    Set<String> told = numbers(others);
    assertThat(secrets).noneMatch(told::contains);
    assertThat(others)
        .doesNotContain("Control", "guessing does so", "NOT PRIVATE", "AUC")
        .doesNotContain("base.threshold.auc &lt; 0.99 =", "1/rows (");
    // The same search finds nearly all of them where nothing is left out.
    Set<String> all = numbers(report(AUDIT, Audience.CURATOR));
    assertThat(secrets.stream().filter(all::contains).count()).isGreaterThan(secrets.size() / 2);
  }

  @Test
  void whatWasPaidForIsToldAndWhatIsLeftOutIsNamed() throws IOException {
    assertThat(report(AUDIT, Audience.OTHERS))
        .contains("mean of age", "budget of patients", "risk of private")
        .contains("The training of “private” guarantees more")
        .contains("“base” was trained without a privacy budget")
        .contains("larger than 1/rows, so that the guarantee means little")
        .contains("private.eps &lt;= 1.01", "The requirement holds.")
        .contains("because it was computed from private rows and no budget paid for it")
        .contains("what attacks found", "requirements decided on it (1)", "warnings");
  }

  @Test
  void ofDataThatAnybodyCanHaveEverythingIsTold() throws IOException {
    String script =
        """
        set seed=3; load digits rows=600
        train base with epochs=1
        attack threshold on base
        compare base
        sweep e in [1, 2] { train m with epochs=e; attack threshold on m } as s
        show s
        assert base.threshold.auc < 0.99
        """;
    String others = report(script, Audience.OTHERS);
    assertThat(unpaid).isEmpty();
    String curator = report(script, Audience.CURATOR);
    assertThat(others.replace("audience=others", "").replace("others.html", ""))
        .isEqualTo(curator.replace("audience=curator", "").replace("curator.html", ""))
        .doesNotContain("left out");
  }

  @Test
  void rowsOnWhichABudgetWasSetArePrivateWhereverTheyComeFrom() throws IOException {
    String script =
        """
        set seed=3; load digits rows=600
        set budget eps=3 delta=1e-6 on digits
        train base with epochs=1
        attack threshold on base
        compare base
        show base.threshold.auc
        """;
    String others = report(script, Audience.OTHERS);
    assertThat(others).contains("Left out").doesNotContain("AUC", "accuracy");
    TableView compared = (TableView) unpaid.get(0);
    assertThat(compared.notes()).filteredOn(note -> note.startsWith("For the curator")).hasSize(1);
  }

  @Test
  void whatIsNotKnownToBePaidForIsForTheCurator() throws IOException {
    String script =
        """
        set seed=3
        load csv "patients.csv" label=ward as patients
        train base on patients with epochs=1
        attack threshold on base
        let found = base.threshold.auc
        %%
        train base on digits with epochs=1
        show found
        show base.accuracy, base.eps
        """;
    report("load digits rows=600\n" + script, Audience.OTHERS);
    // The summary of the first cell: a table and a chart.
    assertThat(unpaid).hasSize(3);
    assertThat(unpaid.get(2)).isInstanceOf(TextView.class);
    assertThat(paid).hasSize(2);
  }

  @Test
  void aClaimSaysNothingOfWhatItMeasured() throws IOException {
    String script =
        """
        load csv "patients.csv" label=ward as patients
        train base on patients with epochs=2
        defend dpsgd eps=1 delta=1e-4 on base as private
        claim eps=1 delta=1e-4 on private
        """;
    String others = report(script, Audience.OTHERS);
    assertThat(diagnostics).extracting(Diagnostic::code).doesNotContain(Code.X900);
    assertThat(unpaid).hasSize(1);
    assertThat(others)
        .contains("`private` keeps eps=1", "What probes and canaries measured is left out")
        .doesNotContain("what it rests on", "not refuted ");
  }
}
