package org.tattle.dsl.show.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tattle.dsl.show.TableView;
import org.tattle.dsl.show.render.Render;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

final class TableExportTest {

  private static final TableView TABLE =
      new TableView(
          "t",
          Table.create(
              StringColumn.create("name", "a|b", "say \"x\",\ny", null),
              DoubleColumn.create("loss", 1.0 / 3, Double.NaN, 2)),
          List.of("a *note*"));

  @Test
  void csvQuotesWhatItMust() {
    assertThat(Render.csv(TABLE))
        .isEqualTo("name,loss\r\na|b,0.33333333\r\n\"say \"\"x\"\",\ny\",\r\n,2\r\n");
  }

  @Test
  void markdownIsAlignedAndEscaped() {
    assertThat(Render.markdown(TABLE))
        .isEqualTo(
            """
            | name | loss |
            | :-- | --: |
            | a\\|b | 0.3333 |
            | say "x", y | – |
            | – | 2 |

            a \\*note\\*
            """);
  }

  @Test
  void jsonHasTheNumbersOfCsv() {
    assertThat(Render.json(TABLE))
        .contains("\"loss\" : 0.33333333", "\"loss\" : null", "\"loss\" : 2\n");
  }

  @Test
  void latexHasRulesAndNoSignThatMeansSomethingToIt() {
    TableView table =
        TableView.of(
            "t",
            List.of("name", "ε", "note_1"),
            List.of(
                List.of("[a] & b", "≈ 1.5", "50%"),
                List.of("c:\\d {x}", "−2", "#1 ~ ^ $ <\"q\"> `m`")),
            List.of("100% of 1_000"));
    assertThat(Render.latex(table))
        .isEqualTo(
            """
            % \\usepackage{booktabs}
            \\begin{tabular}{@{}lrr@{}}
            \\toprule
            name & $\\varepsilon$ & note\\_1 \\\\
            \\midrule
            {}[a] \\& b & $\\approx$ 1.5 & 50\\% \\\\
            c:\\textbackslash{}d \\{x\\} & $-$2 & \\#1 \\textasciitilde{} \\textasciicircum{} \\$ $<$''q''$>$ \\textasciigrave{}m\\textasciigrave{} \\\\
            \\bottomrule
            \\end{tabular}

            \\smallskip\\noindent{\\footnotesize 100\\% of 1\\_000\\par}
            """);
  }

  @Test
  void whatDoesNotFitOnAPageOfLatexGoesOverSeveral() {
    List<List<String>> rows = IntStream.range(0, 41).mapToObj(i -> List.of("r" + i)).toList();
    assertThat(Render.latex(TableView.of("", List.of("row"), rows, List.of())))
        .contains("\\begin{longtable}", "\\endhead", "r40", "\\end{longtable}");
  }

  @Test
  void aPageHasEveryRowAndNothingThatRuns() {
    List<List<String>> rows = IntStream.range(0, 600).mapToObj(i -> List.of("<b>" + i)).toList();
    assertThat(Render.page(TableView.of("", List.of("row"), rows, List.of())))
        .startsWith("<!DOCTYPE html>")
        .contains("default-src 'none'", "&lt;b&gt;599")
        .doesNotContain("<b>");
  }
}
