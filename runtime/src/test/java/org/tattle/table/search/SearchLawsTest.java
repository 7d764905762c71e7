package org.tattle.table.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tattle.data.Column.Role;
import org.tattle.data.WrittenColumn;
import org.tattle.run.Control;
import org.tattle.run.Seed;
import org.tattle.table.Closeness;
import org.tattle.table.Criterion;
import org.tattle.table.Demand;
import org.tattle.table.Diversity;
import org.tattle.table.hierarchy.Coarsening;
import org.tattle.table.hierarchy.CodedColumn;
import org.tattle.table.hierarchy.Hierarchy;

/** Small made-up tables of people, of which every recoding is tried in the plainest way. */
class SearchLawsTest {
  private static final int ROWS = 150;
  private static final double SHARE = 0.1;

  private final List<WrittenColumn> columns = new ArrayList<>();
  private final List<Hierarchy> hierarchies = new ArrayList<>();
  private final List<CodedColumn> coded = new ArrayList<>();

  /** Twelve tables and three models each: the search finds what trying everything finds. */
  @ParameterizedTest
  @EnumSource
  void theSearchLosesAsLittleAsTryingEveryRecoding(Loss loss) {
    for (int seed = 0; seed < 12; seed++) {
      make(new Seed(seed).random());
      for (List<Demand> demands : demands()) {
        Optional<Recoding> found = search(demands, loss);
        double least = Double.POSITIVE_INFINITY;
        for (List<Integer> levels : everyNode()) {
          least = Math.min(least, lost(levels, demands, loss));
        }
        assertThat(found.map(Recoding::loss).orElse(Double.POSITIVE_INFINITY))
            .as("seed %d, %s", seed, demands)
            .isCloseTo(least, within(1e-9 * least));
      }
    }
  }

  private void make(UniformRandomProvider random) {
    columns.clear();
    hierarchies.clear();
    coded.clear();
    List<String> ages = texts(() -> "" + (20 + random.nextInt(12)));
    List<String> zips = texts(() -> "1" + random.nextInt(3) + random.nextInt(3));
    List<String> sexes = texts(() -> random.nextBoolean() ? "f" : "m");
    List<String> ills = texts(() -> "i" + random.nextInt(4));
    columns.add(WrittenColumn.of("age", Role.QUASI, ages));
    columns.add(WrittenColumn.of("zip", Role.QUASI, zips));
    columns.add(WrittenColumn.of("sex", Role.QUASI, sexes));
    columns.add(WrittenColumn.of("illness", Role.SENSITIVE, ills));
    List<List<String>> told = List.of(List.of("2", "6"), List.of(), List.of());
    List<Coarsening> rules = List.of(Coarsening.INTERVALS, Coarsening.PREFIX, Coarsening.MASK);
    for (int c = 0; c < 3; c++) {
      WrittenColumn column = columns.get(c);
      List<String> values = column.texts().stream().distinct().toList();
      hierarchies.add(rules.get(c).build(column.name(), values, told.get(c)));
      coded.add(CodedColumn.of(column, hierarchies.get(c), Control.NONE));
    }
  }

  private static List<String> texts(Supplier<String> one) {
    return IntStream.range(0, ROWS).mapToObj(i -> one.get()).toList();
  }

  private static List<List<Demand>> demands() {
    Demand alike = new Demand(new Criterion.Anonymous(4), SHARE);
    Demand various = new Demand(new Diversity(Diversity.Kind.DISTINCT, 3, 1), SHARE);
    Demand near = new Demand(Closeness.equal(0.3), SHARE);
    return List.of(List.of(alike), List.of(various), List.of(alike, near));
  }

  private Optional<Recoding> search(List<Demand> demands, Loss loss) {
    boolean[] all = new boolean[ROWS];
    Arrays.fill(all, true);
    CodedColumn secret = CodedColumn.of(columns.get(3), Control.NONE);
    return FullDomain.search(
        hierarchies,
        coded,
        Optional.of(secret),
        all,
        Optional.empty(),
        demands,
        loss,
        Control.NONE);
  }

  private List<List<Integer>> everyNode() {
    List<List<Integer>> nodes = new ArrayList<>();
    for (int a = 0; a < hierarchies.get(0).levels(); a++) {
      for (int b = 0; b < hierarchies.get(1).levels(); b++) {
        for (int c = 0; c < hierarchies.get(2).levels(); c++) {
          nodes.add(List.of(a, b, c));
        }
      }
    }
    return nodes;
  }

  /** By the definitions, with lists of texts; infinite where too many rows are left out. */
  private double lost(List<Integer> levels, List<Demand> demands, Loss loss) {
    Map<List<String>, List<Integer>> classes = new HashMap<>();
    for (int row = 0; row < ROWS; row++) {
      classes.computeIfAbsent(written(row, levels), key -> new ArrayList<>()).add(row);
    }
    boolean[] kept = new boolean[ROWS];
    int out = 0;
    double squares = 0;
    double charged = 0;
    for (List<Integer> members : classes.values()) {
      boolean passes = demands.stream().allMatch(it -> passes(it.criterion(), members));
      members.forEach(row -> kept[row] = passes);
      out += passes ? 0 : members.size();
      double size = members.size();
      squares += size * size;
      charged += passes ? size * size : size * ROWS;
    }
    if (out > SHARE * ROWS + 1e-9) {
      return Double.POSITIVE_INFINITY;
    }
    return switch (loss) {
      case DISCERNIBILITY -> charged;
      case RECODING_DISCERNIBILITY -> squares;
      case ENTROPY -> bits(levels, kept, true);
      case RECODING_ENTROPY -> bits(levels, kept, false);
    };
  }

  private List<String> written(int row, List<Integer> levels) {
    return IntStream.range(0, 3).mapToObj(c -> written(row, c, levels.get(c))).toList();
  }

  private String written(int row, int column, int level) {
    return hierarchies.get(column).label(level, coded.get(column).codes()[row]);
  }

  private boolean passes(Criterion criterion, List<Integer> members) {
    Map<String, Integer> ills = new HashMap<>();
    members.forEach(row -> ills.merge(columns.get(3).text(row), 1, Integer::sum));
    if (criterion instanceof Criterion.Anonymous alike) {
      return members.size() >= alike.least();
    }
    if (criterion instanceof Diversity) {
      return ills.size() >= 3;
    }
    double apart = 0;
    for (String ill : columns.get(3).texts().stream().distinct().toList()) {
      double whole = columns.get(3).texts().stream().filter(ill::equals).count() / (double) ROWS;
      apart += Math.abs(ills.getOrDefault(ill, 0) / (double) members.size() - whole);
    }
    return apart / 2 <= 0.3 + 1e-12;
  }

  private double bits(List<Integer> levels, boolean[] kept, boolean charging) {
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      Map<String, Integer> counts = new HashMap<>();
      Map<String, Integer> coarse = new HashMap<>();
      for (int row = 0; row < ROWS; row++) {
        counts.merge(written(row, c, 0), 1, Integer::sum);
        coarse.merge(written(row, c, levels.get(c)), 1, Integer::sum);
      }
      for (int row = 0; row < ROWS; row++) {
        double all = kept[row] || !charging ? coarse.get(written(row, c, levels.get(c))) : ROWS;
        sum -= Math.log(counts.get(written(row, c, 0)) / all) / Math.log(2);
      }
    }
    return sum;
  }
}
