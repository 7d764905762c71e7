package org.tattle.dsl.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tattle.Components;
import org.tattle.dsl.Golden;
import org.tattle.dsl.run.Session;
import org.tattle.dsl.run.state.Sink;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.source.Source;
import org.tattle.run.Control;

class AssistantTest {
  private static final String MADE =
      "load digits as data\nmodel mlp as small\nlet limit = 0.6\ntrain base on data\n"
          + "attack lira on base\ndefend labels_only on base as quiet\n";

  private final Session session = new Session(Components.standard());

  @AfterEach
  void close() {
    session.close();
  }

  private Completion completion(String text) {
    int caret = text.indexOf('|');
    return new Assistant(session).complete(new Source("t", text.replace("|", "")), caret);
  }

  private List<String> offered(String text) {
    return completion(text).candidates().stream().map(Completion.Candidate::text).toList();
  }

  private String hover(String text) {
    int caret = text.indexOf('|');
    return new Assistant(session)
        .hover(new Source("t", text.replace("|", "")), caret)
        .map(it -> Render.text(it.shown(), 200, false))
        .orElse("");
  }

  @Test
  void pathsAreCompletedFromTheFolderOfTheScript(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("data/deeper"));
    Files.writeString(folder.resolve("data/houses.csv"), "");
    Files.writeString(folder.resolve("data/.hidden"), "");
    Files.writeString(folder.resolve("more.tattle"), "");
    assertThat(files(folder, "load csv \"|")).containsExactly("data/", "more.tattle");
    assertThat(files(folder, "load csv \"da|\" label=a")).containsExactly("data/");
    assertThat(files(folder, "load csv \"data/|"))
        .containsExactly("data/deeper/", "data/houses.csv");
    assertThat(files(folder, "load csv \"data/h|")).containsExactly("data/houses.csv");
    assertThat(files(folder, "load csv \"data/.|")).containsExactly("data/.hidden");
    assertThat(files(folder, "load csv \"" + folder + "/m|"))
        .containsExactly(folder + "/more.tattle");
    assertThat(files(folder, "use \"mo|\"")).containsExactly("more.tattle");
    assertThat(files(folder, "use |")).containsExactly("\"data/\"", "\"more.tattle\"");
    assertThat(files(folder, "load csv \"nowhere/|")).isEmpty();
    assertThat(files(folder, "assert a > 0, \"mo|")).isEmpty();
  }

  private List<String> files(Path folder, String text) {
    int caret = text.indexOf('|');
    return new Assistant(session)
        .complete(new Source("t", text.replace("|", ""), folder), caret).candidates().stream()
            .map(Completion.Candidate::text)
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "att|                                   ~ attack",
        "attack mi|                             ~ mia",
        "attack mia on |                        ~ base quiet",
        "train x on |                           ~ data",
        "train x using s|                       ~ small",
        "train x us|                            ~ using",
        "attack mia with shad|                  ~ shadows=",
        "attack mia classifier=|                ~ per_class global limit",
        "show base.li|                          ~ lira",
        "show base.lira.tp|                     ~ tpr",
        "show base.lira.tpr(f|                  ~ fpr=",
        "show base.lira.auc.|                   ~ lower upper",
        "show lira.au|                          ~ auc",
        "compare base, q|                       ~ quiet",
        "compare base, quiet by acc|            ~ accuracy",
        "compare base, quiet by lir|            ~ lira",
        "assert lim|                            ~ limit",
        "assert base.accuracy > 1 and mea|      ~ mean",
        "plot ro|                               ~ roc",
        "help P20|                              ~ P201 P204 P206 P207 P208 P209",
        "set se|                                ~ seed=",
        "train |                                ~ on using as with",
        "show bud|                              ~ budget",
        "show budget of |                       ~ data",
        "show risk of |                         ~ base quiet",
        "set bud|                               ~ budget",
        "set budget e|                          ~ eps=",
        "show eps|                              ~ epsilon",
        "show epsilon(no|                       ~ noise=",
        "show base.lira.rec|                    ~ records",
      })
  void whatMayStandThereIsOffered(String text, String expected) {
    assertThat(offered(MADE + text)).startsWith(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "show grid.|                            ~ eps",
        "show grid.private.l|                   ~ lira.auc",
        "plot lines of grid with x=|            ~ eps",
        "plot lines with x=eps y=[private.l|    ~ lira.auc",
        "compare grid by e|                     ~ eps",
        "compare gr|                            ~ grid",
      })
  void theColumnsOfATableAreOfferedWhereColumnsAreTaken(String text, String expected) {
    String sweep =
        "sweep eps in [1, 2] {\n  train base; attack lira on base\n"
            + "  defend dpsgd eps=eps on base as private } as grid\n";
    assertThat(offered(MADE.replace("limit", "most") + sweep + text))
        .startsWith(expected.split(" "));
  }

  @Test
  void theColumnsOfALoadedDataSetAreOfferedToStatistics() {
    run("load wine as bottles; load digits");
    assertThat(offered("release mean(alco|) on bottles")).isEmpty();
    assertThat(offered("release count() on bottles by alco|")).containsExactly("alcohol");
    run("load wine as more");
    assertThat(offered("release mean(alco|")).containsExactly("alcohol");
  }

  @ParameterizedTest
  @CsvSource({
    "# att|",
    "show \"att|",
    "attack mia as l|",
    "let l|",
    "export base to \"l|",
    "attack nothing with s|",
    "show nothing.a|"
  })
  void nothingIsOfferedWhereNothingIsKnown(String text) {
    assertThat(offered(MADE + text)).isEmpty();
  }

  @Test
  void whatIsGivenIsNotOfferedAgain() {
    assertThat(offered(MADE + "attack mia on base shadows=3 |"))
        .contains("as", "with", "classifier=")
        .doesNotContain("on", "shadows=", "using");
  }

  @Test
  void aNameOfABrokenTextIsKnown() {
    assertThat(offered("train base epochs=0\nattack mia with shadow=3\ntrain ) x\nshow ba|"))
        .isEqualTo(List.of("base"));
    assertThat(offered("train later\nattack mia on |\ntrain after\n")).containsExactly("later");
  }

  @Test
  void namesOfTheSessionAreKnown() {
    run("let limit = 1");
    assertThat(offered("show lim|")).containsExactly("limit");
  }

  @Test
  void insideABlockItsNamesAndAxesAreKnown() {
    assertThat(offered("sweep eps in [0.5, 1], n in 1..3 {\n  train base\n  attack mia on b|"))
        .containsExactly("base");
    assertThat(offered("sweep bound in [0.5, 1] { defend dpsgd eps=b|")).containsExactly("bound");
    assertThat(offered("sweep bound in [0.5, 1] { train base }\nshow b|")).doesNotContain("bound");
  }

  @Test
  void aClauseMayGoOnWithTheLineAbove() {
    assertThat(offered("train x; attack mia\n  wi|")).containsExactly("with");
    assertThat(offered("train x\n\nus|")).contains("use", "using");
  }

  @Test
  void candidatesCarryKindAndDoc() {
    Completion completion = completion("attack mia with shadow|");
    assertThat(completion.replaced().length()).isEqualTo(6);
    Completion.Candidate shadows = completion.candidates().get(0);
    assertThat(shadows.kind()).isEqualTo(Completion.Kind.PARAMETER);
    assertThat(shadows.doc()).contains("shadow", "default 10");
    assertThat(completion("tra|").candidates().get(0).doc()).isEqualTo("trains a target");
  }

  @Test
  void aWordIsExplainedFromItsDeclaration() {
    assertThat(hover("attack m|ia")).contains("shadows", "Shokri", "Example:");
    assertThat(hover("attack mia with shad|ows=10")).contains("shadows", "10", "Shokri");
    assertThat(hover("attack mia classifier=per_|class")).contains("classifier", "global");
    assertThat(hover("tr|ain base")).contains("epochs");
    assertThat(hover("compa|re a"))
        .contains("shows targets side by side", "compare TARGET, … [by METRIC, …]", "Example:");
    assertThat(hover("# attack m|ia")).isEmpty();
    assertThat(hover("let x| = 1")).isEmpty();
  }

  @Test
  void aNameIsExplainedByWhatItStandsFor() {
    assertThat(hover(MADE + "show qui|et")).contains("a target", "labels_only", "on `data`");
    assertThat(hover(MADE + "show base.li|ra")).contains("Carlini");
    assertThat(hover(MADE + "show base.lira.tp|r(fpr=1%)")).contains("tpr(fpr):");
    assertThat(hover(MADE + "show base.acc|uracy")).contains("accuracy:");
  }

  @Test
  void aValueIsSeenAtAGlance() {
    run("let limit = 0.25; load wine rows=100");
    assertThat(hover("show lim|it")).isEqualTo("0.25");
    assertThat(hover("train x on wi|ne")).contains("alcohol", "→ class", "13 features");
  }

  /** Every twenty-third offset, from another start in each script. */
  @Test
  void offsetsOfEveryScriptAreAnswered() {
    int step = 23;
    int start = 0;
    for (String folder : new String[] {"ok", "bad", "poor", "bad/checked"}) {
      for (var script : Golden.scripts(folder)) {
        Source source = Golden.source(script);
        Assistant assistant = new Assistant(session);
        start = (start + 1) % step;
        for (int offset = start; offset < Math.min(700, source.text().length()); offset += step) {
          Completion completion = assistant.complete(source, offset);
          assertThat(completion.replaced().end()).isEqualTo(offset);
          assistant.hover(source, offset).ifPresent(it -> Render.text(it.shown(), 80, false));
        }
      }
    }
  }

  private void run(String script) {
    assertThat(session.run(new Source("run", script), Sink.NONE, Control.NONE).diagnostics())
        .isEmpty();
  }
}
