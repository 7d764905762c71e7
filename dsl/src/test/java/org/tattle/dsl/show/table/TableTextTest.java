package org.tattle.dsl.show.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tattle.dsl.show.Gallery;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;
import org.tattle.dsl.text.Cells;
import org.tattle.dsl.text.Screen;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

final class TableTextTest {

  @Test
  void wrapsHeadersAndKeepsNumbersWholeInEightyColumns() {
    assertThat(Render.text(Gallery.results(), 80, false))
        .isEqualTo(
            """
            Membership inference with mia (10 shadow models)
                       train      test
            target  accuracy  accuracy                AUC      TPR at 1% FPR      ε     δ
            ──────  ────────  ────────  ─────────────────  ─────────────────  ─────  ────
            target     99.8%     83.2%  0.62 [0.60, 0.64]  4.1% [3.0%, 5.5%]      ∞     –
            dpsgd      78.0%     77.4%  0.50 [0.48, 0.52]  1.0% [0.5%, 1.8%]  0.998  1e-7

            Intervals are 95%. Adversary: halves, every row scored.\
            """);
  }

  @Test
  void continuesBelowWithTheFirstColumnWhenItIsTooWide() {
    TableView wide =
        TableView.of(
            "",
            List.of("target", "first", "second"),
            List.of(List.of("base", "0.1234567890", "0.9876543210")),
            List.of());

    assertThat(Render.text(wide, 24, false))
        .isEqualTo(
            """
            target         first
            ──────  ────────────
            base    0.1234567890

            target        second
            ──────  ────────────
            base    0.9876543210\
            """);
  }

  @Test
  void proseWrapsBeforeAWordOfAnotherColumnBreaks() {
    TableView help =
        TableView.of(
            "",
            List.of("name", "takes", "what it sets"),
            List.of(
                List.of("classifier", "per_class | global", "one classifier a class, or for all"),
                List.of("shadows", "count", "models to train")),
            List.of("Example: attack mia"));

    assertThat(Render.text(help, 50, false))
        .isEqualTo(
            """
            name        takes               what it sets
            ──────────  ──────────────────  ──────────────────
            classifier  per_class | global  one classifier a
                                            class, or for all
            shadows     count               models to train

            Example: attack mia\
            """);
    assertThat(Render.text(help, 34, false))
        .isEqualTo(
            """
                                    what it
            name        takes       sets
            ──────────  ──────────  ──────────
            classifier  per_class   one
                        | global    classifier
                                    a class,
                                    or for all
            shadows     count       models to
                                    train

            Example: attack mia\
            """);
  }

  @Test
  void longProseInSeveralColumnsIsWrappedByItsLength() {
    TableView table =
        TableView.of(
            "",
            List.of("a", "b"),
            List.of(
                List.of(
                    "one two three four five six",
                    "one two three four five six ".repeat(4).strip())),
            List.of());

    assertThat(Render.text(table, 60, false).lines().count()).isEqualTo(2 + 3);
  }

  @Test
  void aWordBreaksOnlyWhereItIsWiderThanTheScreen() {
    TableView table =
        TableView.of(
            "", List.of("x", "y"), List.of(List.of("a".repeat(30), "b".repeat(30))), List.of());

    assertThat(Render.text(table, 62, false)).contains("a".repeat(30) + "  " + "b".repeat(30));
    assertThat(Render.text(table, 61, false).lines()).contains("a" + " ".repeat(30) + "b");
    assertThat(Render.text(table, 61, false).lines()).allMatch(line -> Cells.width(line) <= 61);
  }

  @Test
  void everyPartOfAWideTableRepeatsWhatTellsItsRowsApart() {
    TableView table =
        TableView.of(
                "",
                List.of("eps", "seed", "x", "y"),
                List.of(List.of("1", "7", "a".repeat(13), "b".repeat(13))),
                List.of())
            .keyed(2);

    assertThat(Render.text(table, 28, false))
        .isEqualTo(
            """
            eps  seed  x
            ───  ────  ─────────────
              1     7  aaaaaaaaaaaaa

            eps  seed  y
            ───  ────  ─────────────
              1     7  bbbbbbbbbbbbb\
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 40, 60, 80, 120})
  void fitsAnyWidth(int width) {
    for (TableView table : List.of(Gallery.results(), Gallery.wide())) {
      assertThat(Render.text(table, width, false).lines())
          .allMatch(line -> Cells.width(line) <= width);
    }
  }

  @Test
  void numberColumnsAreFormattedAndAlignedAndMissingCellsShow() {
    IntColumn rows = IntColumn.create("rows");
    rows.append(1234567).appendMissing();
    Table table =
        Table.create(
            StringColumn.create("name", "a", "b"),
            DoubleColumn.create("loss", 0.123456, Double.NaN),
            rows);

    assertThat(Render.text(new TableView("", table, List.of()), 80, false))
        .isEqualTo(
            """
            name    loss       rows
            ────  ──────  ─────────
            a     0.1235  1,234,567
            b          –          –\
            """);
  }

  @Test
  void longTablesSayHowManyRowsThereAre() {
    TableView table =
        TableView.of(
            "", List.of("n"), List.of(List.of("1"), List.of("2"), List.of("3")), List.of());

    assertThat(Render.text(table, new Screen(80, false, true, 2))).endsWith("2\n2 of 3 rows");
    assertThat(Render.text(table.of(4000), 80, false)).endsWith("3\n3 of 4,000 rows");
    assertThatThrownBy(() -> table.of(2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cellsCannotMoveTheCursorOrTurnTheTextRound() {
    TableView table =
        TableView.of(
            "\u001b]0;title\u0007",
            List.of("a\nb"),
            List.of(List.of("\u001b[2J\r\u202eevil\u0085\u009b")),
            List.of("note\u001b[31m"));

    assertThat(Render.text(table, 80, false))
        .doesNotContainPattern("[\u0000-\u0009\u000b-\u001f\u0080-\u009f\u202e]")
        .contains("␛[2J", "a b");
  }

  @Test
  void anAsciiScreenGetsAsciiOnly() {
    assertThat(Render.text(Gallery.results(), new Screen(80, false, false, 10)))
        .matches("[\\n -~]+")
        .contains("inf", "eps", "delta", "1e-7");
  }

  @Test
  void coloursStyleTheTitleTheHeaderAndTheNotesOnly() {
    String text = Render.text(Gallery.results(), 80, true);

    assertThat(text.lines().filter(line -> line.startsWith("dpsgd") || line.startsWith("target ")))
        .hasSize(2)
        .noneMatch(line -> line.contains("\u001b"));
    assertThat(text.replaceAll("\u001b\\[\\d+m", ""))
        .isEqualTo(Render.text(Gallery.results(), 80, false));
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    TableView table =
        TableView.of(
            "", List.of("x", "y"), List.of(List.of("漢字", "1"), List.of("é", "2")), List.of());

    assertThat(Render.text(table, 80, false)).endsWith("漢字  1\né     2");
  }

  @Test
  void aColumnIsOfNumbersWhenHalfItsCellsAre() {
    TableView table =
        TableView.of(
            "",
            List.of("rate", "time", "thing", "none"),
            List.of(
                List.of("4.1% [3.0%, 5.5%]", "3 min 20 s", "3 apples", "–"),
                List.of("n too small", "9.4 s", "2024-11-22", "")),
            List.of());

    assertThat(table.right()).containsExactlyInAnyOrder("rate", "time");
  }
}
