package org.tattle.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tattle.data.Split.Adversary;
import org.tattle.data.set.Csv;
import org.tattle.data.set.Csvs;
import org.tattle.run.Control;
import org.tattle.run.Fault;
import org.tattle.run.Seed;

/** A person's rows stay together, and which of them count does not depend on anybody else. */
class PersonsTest {
  private static final Seed SEED = new Seed(3);

  @TempDir private Path folder;

  /** Person p has 1 + p mod 4 rows; the age tells the row apart. */
  private Dataset load(int persons, String without) throws Exception {
    StringBuilder text = new StringBuilder("who,age,y\n");
    for (int p = 0; p < persons; p++) {
      for (int i = 0; i <= p % 4; i++) {
        String who = "p" + p;
        text.append(who.equals(without) ? "" : "%s,%s,%s%n".formatted(who, 10 * p + i, p % 2));
      }
    }
    return csv(text.toString(), Optional.empty()).load(Control.NONE);
  }

  private Csv csv(String text, Optional<String> member) throws Exception {
    Path file = Files.writeString(folder.resolve("p.csv"), text);
    return Csvs.of(
        Map.of(
            "path", file.toString(), "label", "y", "member", member, "person", Optional.of("who")));
  }

  private static Set<Long> ages(Dataset data) {
    Column age = data.column("age").orElseThrow();
    return IntStream.range(0, data.rows())
        .mapToObj(row -> Math.round((Double) age.value(data.features(), row)))
        .collect(Collectors.toSet());
  }

  @Test
  void theColumnIsNoFeature() throws Exception {
    assertThat(load(20, "").columns()).extracting(Column::name).containsExactly("age");
  }

  @ParameterizedTest
  @EnumSource(Adversary.class)
  void nobodyIsOnBothSides(Adversary adversary) throws Exception {
    Dataset data = load(60, "");
    Split split = new MemberSampling(0, adversary, 0, 0).split(data, SEED);
    List<int[]> parts = new ArrayList<>(List.of(split.members(), split.nonmembers()));
    if (adversary == Adversary.THIRDS) {
      parts.add(split.pool());
    }
    Column age = data.column("age").orElseThrow();
    Set<Long> seen = new HashSet<>();
    int rows = 0;
    for (int[] part : parts) {
      Set<Long> persons =
          Arrays.stream(part)
              .mapToObj(row -> Math.round((Double) age.value(data.features(), row)) / 10)
              .collect(Collectors.toSet());
      assertThat(seen).doesNotContainAnyElementsOf(persons);
      seen.addAll(persons);
      rows += part.length;
      assertThat(part.length).isGreaterThan(data.rows() / parts.size() - 8);
    }
    assertThat(rows).isEqualTo(data.rows());
  }

  @Test
  void soManyRowsOfEachAreKeptAndWhichDoesNotDependOnTheOthers() throws Exception {
    MemberSampling two = new MemberSampling(0, Adversary.HALVES, 0, 0, 2);
    Dataset kept = two.draw(load(40, ""), SEED);
    assertThat(kept.rows()).isEqualTo(10 + 3 * 20);
    assertThat(kept.persons().orElseThrow().most()).isEqualTo(2);
    Set<Long> without = ages(two.draw(load(40, "p7"), SEED));
    assertThat(ages(kept)).containsAll(without).hasSize(without.size() + 2);
    assertThat(ages(two.draw(load(40, ""), new Seed(4)))).isNotEqualTo(ages(kept));
  }

  @Test
  void everyRowIsDrawnAsOften() throws Exception {
    Persons whose = load(4, "").persons().orElseThrow();
    int[] drawn = new int[10];
    var random = SEED.random();
    for (int i = 0; i < 3000; i++) {
      for (int row : whose.some(1, random)) {
        drawn[row]++;
      }
    }
    // Persons of 1 to 4 rows; four deviations of at most 28.
    int[] meant = {3000, 1500, 1500, 1000, 1000, 1000, 750, 750, 750, 750};
    for (int row = 0; row < 10; row++) {
      assertThat(drawn[row]).isBetween(meant[row] - 112, meant[row] + 112);
    }
  }

  @Test
  void whatCannotKeepToPersonsIsRefused() throws Exception {
    Csv both = csv("who,age,m,y\na,1,1,0\na,2,0,1\nb,3,1,0\nb,4,1,1\nc,5,0,0\n", Optional.of("m"));
    refused("D438", () -> new MemberSampling().split(both.load(Control.NONE), SEED));
    Csv nobody = csv("who,age,y\na,1,0\n,2,1\n", Optional.empty());
    refused("R506", () -> nobody.load(Control.NONE));
    Csv one = csv("who,age,y\na,1,0\na,2,1\na,3,1\na,4,0\n", Optional.empty());
    refused("R502", () -> new MemberSampling().split(one.load(Control.NONE), SEED));
    Dataset rows = new Csv(one.path(), "y").load(Control.NONE);
    refused("D438", () -> new MemberSampling(0, Adversary.HALVES, 0, 0, 1).draw(rows, SEED));
  }

  private static void refused(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(Fault.class)
        .extracting(fault -> ((Fault) fault).code())
        .hasToString(code);
  }
}
