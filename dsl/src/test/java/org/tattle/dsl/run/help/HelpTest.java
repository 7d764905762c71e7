package org.tattle.dsl.run.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.Components;
import org.tattle.dsl.check.Checker;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.syntax.tree.Statement;

class HelpTest {
  private final Help help = new Help(Checker.complete(Components.standard()));

  private String about(String words) {
    return Render.text(
        help.about(words.isEmpty() ? List.of() : List.of(words.split(" "))), 80, false);
  }

  @Test
  void aParameterIsFoundByItsNameAndByWhatTakesIt() {
    assertThat(about("shadows")).startsWith("`shadows` is a parameter: help attack threshold,");
    assertThat(about("attack mia shadows")).contains("shadow models to train", "Shokri");
    assertThat(about("set seed")).contains("root of all randomness").doesNotContain("threads ");
    assertThat(about("zebras"))
        .isEqualTo("There is no help on `zebras`.\n`help` lists what there is.");
  }

  @Test
  void aWordFindsWhatItMeansHereHoweverItIsWritten() {
    assertThat(about("AUC")).isEqualTo(about("auc")).contains("TARGET.mia.auc");
    assertThat(about("records"))
        .startsWith("`records` is a table,")
        .contains("TARGET.lira.records");
    assertThat(about("budget")).isEqualTo(about("set budget"));
    assertThat(about("defenses")).isEqualTo(about("defense")).contains("dpsgd", "memguard");
    assertThat(about("data sets")).contains("breast_cancer");
    assertThat(about("print")).contains("`show`", "help show");
  }

  @Test
  void aWordThatNamesNothingIsSaidToAndFindsWhatSpeaksOfIt() {
    assertThat(about("regression"))
        .contains("There is no help on `regression`", "help model logistic")
        .doesNotContain("dpsgd");
  }

  @Test
  void aComponentOfAnotherVerbIsFoundThere() {
    assertThat(about("defend backdoor"))
        .isEqualTo("There is no help on `defend backdoor`; did you mean `help attack backdoor`?");
    assertThat(about("attack backdoor")).startsWith("attack backdoor");
  }

  @Test
  void aMetricIsFoundWithHowItIsRead() {
    assertThat(about("tpr")).startsWith("`tpr` is a metric,").contains("TARGET.mia.tpr(fpr=1%)");
    assertThat(about("accuracy")).contains("TARGET.accuracy");
  }

  @Test
  void aBudgetHasItsPage() {
    assertThat(about("set budget")).contains("eps", "delta", "set budget eps=3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "attack", "attack lira", "load csv", "eps", "tpr", "D430"})
  void aPageFitsIntoEightyColumns(String words) {
    assertThat(about(words).lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void thePageOfEveryVerbFitsIntoEightyColumns() {
    assertThat(Statement.verbs())
        .allSatisfy(verb -> assertThat(about(verb).lines()).allMatch(line -> line.length() <= 80));
  }
}
