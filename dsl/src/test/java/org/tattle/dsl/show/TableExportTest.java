package org.tattle.dsl.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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
  void csvHasNumbersInFullAndQuotesWhatItMust() {
    assertThat(Render.csv(TABLE))
        .isEqualTo("name,loss\r\na|b,0.3333333333333333\r\n\"say \"\"x\"\",\ny\",\r\n,2\r\n");
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
}
