package org.tattle.table.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.data.Column.Role;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.run.Control;
import org.tattle.table.Closeness;
import org.tattle.table.Criterion;
import org.tattle.table.Demand;
import org.tattle.table.TableDraft;
import org.tattle.table.hierarchy.Hierarchies;

/**
 * How long the best recoding of Adult takes for k-anonymity, and for t-closeness on top: it prints
 * the seconds of one core, the median of five runs after two.
 *
 * <p>{@code mvn -pl runtime -am test -Dtest=ModelSecondsTest -Dgroups=slow -DexcludedGroups=}
 */
@Tag("slow")
class ModelSecondsTest {
  private static final List<String> KNOWN =
      List.of(
          "sex",
          "age",
          "race",
          "marital-status",
          "education",
          "native-country",
          "workclass",
          "salary-class");

  private static TableDraft draft() {
    List<WrittenColumn> columns = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (String name : KNOWN) {
      columns.add(FullDomainTest.column(name).as(Role.QUASI));
      said.add(name + ": file " + FullDomainTest.file(name));
    }
    columns.add(FullDomainTest.column("occupation").as(Role.SENSITIVE));
    WrittenTable table = new WrittenTable(columns);
    int[] all = IntStream.range(0, columns.get(0).size()).toArray();
    return TableDraft.of(table, all, Hierarchies.read(said, table, Control.NONE));
  }

  private static double seconds(Criterion more) {
    TableDraft draft = draft();
    double[] seconds = new double[7];
    for (int run = 0; run < seconds.length; run++) {
      long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      Demand first = new Demand(new Criterion.Anonymous(5), 0.04);
      TableDraft asked =
          new TableDraft(
              draft.members(),
              draft.base(),
              draft.source(),
              draft.people(),
              draft.known(),
              draft.rows(),
              draft.owners(),
              draft.hierarchies(),
              more == null ? List.of() : List.of(first),
              draft.persons());
      TableDraft safe =
          Generalisation.apply(
              asked, more == null ? first : new Demand(more, 0.04), Loss.ENTROPY, Control.NONE);
      seconds[run] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e9;
      assertThat(safe.owners()).isNotEmpty();
    }
    double[] warm = Arrays.copyOfRange(seconds, 2, seconds.length);
    Arrays.sort(warm);
    return warm[warm.length / 2];
  }

  @Test
  void closenessTakesLongerThanAnonymity() {
    System.out.printf("k=5: %.2f s of a core%n", seconds(null));
    System.out.printf("k=5, t=0.2 equal: %.2f s%n", seconds(Closeness.equal(0.2)));
    System.out.printf(
        "k=5, t=0.2 ordered: %.2f s%n",
        seconds(
            Closeness.ordered(
                0.2, FullDomainTest.column("occupation").texts().stream().distinct().toList())));
  }
}
