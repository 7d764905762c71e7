package org.tattle.attack.sparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tattle.publication.PublishedTable;

/**
 * MovieLens 100k (GroupLens; 943 people, 100,000 ratings), which is not bundled: {@code u.data} of
 * its archive, with a person, a film, stars and seconds in each line. 300 people are looked for by
 * some of their ratings, a star too many or too few or right and up to three days wrong, or exact
 * and without dates.
 *
 * <p>{@code mvn -pl runtime -am test -Dtest=MovieLensTest -Dgroups=slow -DexcludedGroups=
 * -Dmovielens=u.data}
 */
@Tag("slow")
class MovieLensTest {
  private static final int[] KNOWN = {2, 4, 6, 8};

  @Test
  void fewRatingsFindMostPeople() throws IOException {
    String file = System.getProperty("movielens", "");
    assumeTrue(!file.isEmpty(), "-Dmovielens names no file");
    PublishedTable table = table(Path.of(file));
    double[] dated =
        shares(
            table,
            known ->
                new Sparse(
                    "item",
                    Optional.of("stars"),
                    Optional.of("day"),
                    known,
                    0,
                    1,
                    3,
                    1.5,
                    14,
                    1.5,
                    300));
    double[] undated =
        shares(
            table,
            known ->
                new Sparse(
                    "item",
                    Optional.of("stars"),
                    Optional.empty(),
                    known,
                    0,
                    0,
                    0,
                    1.5,
                    14,
                    1.5,
                    300));
    assumeTrue(table.rows().value() == 100_000, "another MovieLens: its figures are shown alone");
    assertThat(dated).containsExactly(new double[] {.287, .640, .827, .883}, within(.05));
    assertThat(undated).containsExactly(new double[] {.163, .543, .780, .913}, within(.05));
  }

  private interface Way {
    Sparse by(int known);
  }

  /** Means of three seeds. */
  private static double[] shares(PublishedTable table, Way way) {
    double[] shares = new double[KNOWN.length];
    for (int i = 0; i < KNOWN.length; i++) {
      int known = KNOWN[i];
      List<Recognised> found =
          IntStream.rangeClosed(1, 3)
              .mapToObj(seed -> way.by(known).run(table, Diaries.context(seed)))
              .toList();
      shares[i] = found.stream().mapToDouble(it -> it.found().value()).average().orElseThrow();
      System.out.printf(
          Locale.ROOT,
          "%d known: %.3f found, %.3f of the claims right, %.3f found by films alone%n",
          known,
          shares[i],
          found.stream()
              .mapToDouble(it -> it.confidence().orElseThrow().value())
              .average()
              .orElse(0),
          found.stream().mapToDouble(it -> it.byItems().value()).average().orElse(0));
    }
    return shares;
  }

  private static PublishedTable table(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      List<String[]> rows = lines.map(line -> line.split("\t")).toList();
      return Diaries.published(Diaries.data(rows), rows.size());
    }
  }
}
