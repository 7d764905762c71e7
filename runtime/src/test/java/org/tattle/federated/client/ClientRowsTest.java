package org.tattle.federated.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.factory.Nd4j;
import org.tattle.component.ParameterFault;
import org.tattle.data.Column.Role;
import org.tattle.data.Dataset;
import org.tattle.data.WrittenColumn;
import org.tattle.data.WrittenTable;
import org.tattle.nn.network.Shape;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

class ClientRowsTest {
  private static final int ROWS = 400;
  private static final int[] MEMBERS = IntStream.range(0, ROWS).filter(i -> i % 2 == 0).toArray();
  private static final Dataset DATA =
      Dataset.of(
              "visits",
              Nd4j.zeros(ROWS, 1),
              Shape.flat(1),
              IntStream.range(0, ROWS).map(i -> i / 2 % 5).toArray(),
              List.of("a", "b", "c", "d", "e"),
              List.of(),
              List.of())
          .with(
              new WrittenTable(
                  List.of(
                      WrittenColumn.of(
                          "hospital",
                          Role.DROPPED,
                          IntStream.range(0, ROWS).mapToObj(i -> "h" + i % 6).toList()))));

  static Federating how(int clients, Dealing split, double alpha) {
    Optional<String> column = split == Dealing.COLUMN ? Optional.of("hospital") : Optional.empty();
    return new Federating(clients, 2, 1, 8, 0.1, 1, 0, split, alpha, 2, column);
  }

  private static int[][] dealt(Federating how) {
    return ClientRows.of(DATA, MEMBERS, how, new Seed(3));
  }

  @ParameterizedTest
  @EnumSource
  void everyMemberHasOneClientAndEveryClientAMember(Dealing split) {
    int[][] clients = dealt(how(10, split, 0.05));
    assertThat(Stream.of(clients).flatMapToInt(IntStream::of).sorted().toArray())
        .isEqualTo(MEMBERS);
    assertThat(List.of(clients)).allMatch(rows -> rows.length > 0);
    assertThat(dealt(how(10, split, 0.05))).isDeepEqualTo(clients);
  }

  @Test
  void atRandomAllHaveAsManyAndSortedPiecesHaveFewClasses() {
    assertThat(List.of(dealt(how(8, Dealing.IID, 1)))).allMatch(rows -> rows.length == 25);
    for (int[] rows : dealt(how(8, Dealing.SHARDS, 1))) {
      long classes = IntStream.of(rows).map(row -> DATA.labels()[row]).distinct().count();
      assertThat(classes).isLessThanOrEqualTo(4);
    }
  }

  /**
   * Where shares are drawn evenly all look alike; where they are not, some have most of a class.
   */
  @Test
  void theLessAlphaTheLessClientsAreAlike() {
    assertThat(most(dealt(how(5, Dealing.DIRICHLET, 1000)))).isLessThan(0.35);
    assertThat(most(dealt(how(5, Dealing.DIRICHLET, 0.05)))).isGreaterThan(0.7);
    int[] sizes =
        Stream.of(dealt(how(5, Dealing.QUANTITY, 0.3))).mapToInt(rows -> rows.length).toArray();
    assertThat(Arrays.stream(sizes).max().orElse(0)).isGreaterThan(80);
  }

  /** The mean over classes of the largest share that one client has. */
  private static double most(int[][] clients) {
    return IntStream.range(0, 5)
        .mapToDouble(
            label ->
                Stream.of(clients)
                        .mapToLong(
                            rows ->
                                IntStream.of(rows).filter(r -> DATA.labels()[r] == label).count())
                        .max()
                        .orElse(0)
                    / 40.0)
        .average()
        .orElse(0);
  }

  @Test
  void aColumnSaysWhoseRowsAreWhose() {
    int[][] clients = dealt(how(10, Dealing.COLUMN, 1));
    assertThat(clients).hasNumberOfRows(3);
    assertThat(ClientRows.count(DATA, MEMBERS, how(10, Dealing.COLUMN, 1))).isEqualTo(3);
    assertThat(IntStream.of(clients[1]).boxed()).allMatch(row -> row % 6 == 2);
  }

  @Test
  void whatCannotBeDealtIsTold() {
    assertThatThrownBy(() -> dealt(how(201, Dealing.IID, 1)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("200 rows cannot be dealt to clients that need 201");
    Federating other =
        new Federating(10, 2, 1, 8, 0.1, 1, 0, Dealing.COLUMN, 1, 2, Optional.of("ward"));
    assertThatThrownBy(() -> dealt(other)).hasMessageContaining("has no column `ward`");
    assertThatThrownBy(
            () -> new Federating(8, 2, 1, 8, 0.1, 1, 0, Dealing.IID, 1, 2, Optional.of("ward")))
        .isInstanceOf(ParameterFault.class);
  }
}
