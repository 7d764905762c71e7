package org.tattle.table.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.data.Column.Role;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.table.Criterion;
import org.tattle.table.Demand;
import org.tattle.table.Fitting;
import org.tattle.table.TableDraft;
import org.tattle.table.hierarchy.Hierarchies;

/**
 * A million rows: ARX's table of Adult, again and again, of which each cell is another row's with a
 * chance of one in twenty. It prints how long the best recoding takes, and how much memory:
 *
 * <p>{@code mvn -pl runtime -am test -Dtest=MillionRowsTest -Dgroups=slow -DexcludedGroups=}
 */
@Tag("slow")
class MillionRowsTest {
  private static final int ROWS = 1_000_000;
  private static final double SHARE = 0.04;

  @Test
  void aMillionRowsBecomeAnonymous() {
    List<String> names =
        List.of(
            "sex",
            "age",
            "race",
            "marital-status",
            "education",
            "native-country",
            "workclass",
            "occupation",
            "salary-class");
    UniformRandomProvider random = new Seed(1).random();
    List<WrittenColumn> columns = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (String name : names) {
      WrittenColumn from = FullDomainTest.column(name);
      WrittenColumn.Builder made = new WrittenColumn.Builder(name, Role.QUASI);
      for (int row = 0; row < ROWS; row++) {
        boolean other = random.nextDouble() < 0.05;
        made.add(from.text(other ? random.nextInt(from.size()) : row % from.size()));
      }
      columns.add(made.build());
      said.add(name + ": file " + FullDomainTest.file(name));
    }
    WrittenTable table = new WrittenTable(columns);
    TableDraft draft =
        TableDraft.of(
            table, IntStream.range(0, ROWS).toArray(), Hierarchies.read(said, table, Control.NONE));
    long begun = System.nanoTime();
    TableDraft safe =
        Generalisation.apply(
            draft, new Demand(new Criterion.Anonymous(5), SHARE), Loss.ENTROPY, Control.NONE);
    double seconds = (System.nanoTime() - begun) / 1e9;
    long most =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(MemoryUsage::getUsed)
            .sum();
    System.out.printf("%d rows: %.1f s, at most %d MB of heap%n", ROWS, seconds, most >> 20);
    assertThat(safe.owners().length).isGreaterThanOrEqualTo((int) (ROWS * (1 - SHARE)));
    int smallest =
        Arrays.stream(
                new Fitting(safe.rows().columns(), List.of(), safe.owners().length, 0, Control.NONE)
                    .sizes())
            .min()
            .orElseThrow();
    assertThat(smallest).isGreaterThanOrEqualTo(5);
  }
}
