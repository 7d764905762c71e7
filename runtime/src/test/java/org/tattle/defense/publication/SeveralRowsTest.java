package org.tattle.defense.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tattle.data.Column.Role;
import org.tattle.data.Persons;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.defense.PublicationDefense;
import org.tattle.run.Control;
import org.tattle.run.Randomness;
import org.tattle.run.Seed;
import org.tattle.table.TableDraft;
import org.tattle.table.Usefulness;
import org.tattle.table.hierarchy.Hierarchies;
import org.tattle.table.search.Loss;

/** Of people who have several rows each, k are hidden among each other, not k rows of one. */
class SeveralRowsTest {
  private static final int ROWS = 240;
  private static final int K = 4;

  static List<PublicationDefense> defenses() {
    return List.of(new KAnonymity(K, 0, Loss.ENTROPY), new Mondrian(K));
  }

  /** Three rows of each person, alike in age: any three rows that are alike may be one person's. */
  private static TableDraft draft(Optional<Persons> persons) {
    List<String> ages = IntStream.range(0, ROWS).mapToObj(i -> "" + (20 + i / 3 % 40)).toList();
    WrittenTable table = new WrittenTable(List.of(WrittenColumn.of("age", Role.QUASI, ages)));
    int[] everybody = IntStream.range(0, ROWS).toArray();
    Hierarchies coarser =
        Hierarchies.read(List.of("age: intervals 2, 4, 8, 40"), table, Control.NONE);
    return TableDraft.of(table, everybody, coarser, persons);
  }

  private static Persons threeEach() {
    return Persons.of("who", IntStream.range(0, ROWS).mapToObj(i -> "p" + i / 3).toList());
  }

  @ParameterizedTest
  @MethodSource("defenses")
  void eachClassHasRowsOfSoManyPeople(PublicationDefense defense) {
    TableDraft safe = treated(defense, draft(Optional.of(threeEach())));
    assertThat(fewest(safe)).isGreaterThanOrEqualTo(K);
    assertThat(worth(safe)).isEqualTo(fewest(safe));
  }

  @ParameterizedTest
  @MethodSource("defenses")
  void rowsAreCountedWhereNobodySaysWhoseTheyAre(PublicationDefense defense) {
    TableDraft safe = treated(defense, draft(Optional.empty()));
    assertThat(fewest(safe)).isLessThan(K);
    assertThat(worth(safe)).isGreaterThanOrEqualTo(K);
  }

  private static TableDraft treated(PublicationDefense defense, TableDraft draft) {
    return defense.treat(draft, Randomness.seeded(new Seed(1)), Control.NONE);
  }

  private static int worth(TableDraft safe) {
    return new Usefulness(safe.source(), safe, Control.NONE).smallest();
  }

  private static int fewest(TableDraft safe) {
    Map<String, Set<Integer>> people = new HashMap<>();
    for (int row = 0; row < safe.owners().length; row++) {
      String written = safe.rows().columns().get(0).text(row);
      people.computeIfAbsent(written, it -> new HashSet<>()).add(safe.owners()[row] / 3);
    }
    return people.values().stream().mapToInt(Set::size).min().orElseThrow();
  }
}
