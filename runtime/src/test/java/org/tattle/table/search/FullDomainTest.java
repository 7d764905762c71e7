package org.tattle.table.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tattle.Vectors;
import org.tattle.data.Column.Role;
import org.tattle.data.Shared;
import org.tattle.data.WrittenColumn;
import org.tattle.run.Control;
import org.tattle.table.Closeness;
import org.tattle.table.Criterion;
import org.tattle.table.Demand;
import org.tattle.table.Diversity;
import org.tattle.table.hierarchy.CodedColumn;
import org.tattle.table.hierarchy.Hierarchy;

/** ARX's table of Adult: 30,162 people, and what exhaustive searches found best. */
class FullDomainTest {
  private static final String SENSITIVE = "occupation";
  private static final Map<String, WrittenColumn> COLUMNS = new HashMap<>();

  /**
   * Every known answer: what is lost to 1e-6, at which levels, how many rows are left out, and how
   * many classes are left. Of entropy-l-diversity the count of rows is not compared: two classes of
   * five rows with five occupations have an entropy of just ln 5, which is enough by definition,
   * and in the vectors falls short by rounding.
   *
   * <p>{@code mvn -pl runtime -am test -Dtest=FullDomainTest -Dgroups=slow -DexcludedGroups=}
   */
  @Tag("slow")
  @TestFactory
  Stream<DynamicTest> theBestRecodingOfAdultIsTheOneThatExhaustiveSearchFound() {
    return vectors().stream().map(FullDomainTest::test);
  }

  /** One of each kind that takes little time. */
  @TestFactory
  Stream<DynamicTest> soItIsForSomeOfEachKind() {
    Set<String> kinds = new HashSet<>();
    return vectors().stream()
        .filter(one -> one.get("metric").asText().startsWith("nue"))
        .filter(one -> one.get("suppression_limit").asDouble() == 0.04)
        .filter(one -> kinds.add(one.path("criterion").asText("k")))
        .map(FullDomainTest::test);
  }

  private static List<JsonNode> vectors() {
    JsonNode all = Vectors.read("k_anonymity_adult");
    List<JsonNode> vectors = new ArrayList<>();
    all.get("A_k_anonymity_9QI").forEach(vectors::add);
    all.get("B_sensitive_occupation_8QI").forEach(vectors::add);
    return vectors;
  }

  private static DynamicTest test(JsonNode one) {
    double limit = one.get("suppression_limit").asDouble();
    JsonNode columns = one.path("attribute_order");
    JsonNode nine = Vectors.read("k_anonymity_adult").get("attribute_order");
    List<Criterion> criteria =
        one.has("k") ? List.of(new Criterion.Anonymous(one.get("k").asInt())) : criteria(one);
    return DynamicTest.dynamicTest(
        criteria + ", " + one.get("metric").asText() + ", suppression of " + limit,
        () -> {
          Recoding best =
              search(
                  texts(columns.isMissingNode() ? nine : columns),
                  criteria,
                  limit,
                  loss(one.get("metric").asText()));
          assertThat(best.loss()).isCloseTo(one.get("loss").asDouble(), within(1e-6));
          assertThat(best.levels()).isEqualTo(levels(one.get("optimum")));
          if (!one.path("criterion").asText().equals("entropy_l5")) {
            assertThat(best.suppressed()).isEqualTo(one.get("suppressed").asInt());
            assertThat(best.classes()).isEqualTo(one.get("classes").asInt());
          }
        });
  }

  private static List<Criterion> criteria(JsonNode one) {
    return switch (one.get("criterion").asText()) {
      case "distinct_l5" -> List.of(new Diversity(Diversity.Kind.DISTINCT, 5, 1));
      case "entropy_l5" -> List.of(new Diversity(Diversity.Kind.ENTROPY, 5, 1));
      case "recursive_c4_l5" -> List.of(new Diversity(Diversity.Kind.RECURSIVE, 5, 4));
      case "k5" -> List.of(new Criterion.Anonymous(5));
      case "k100_t0.2_equal" -> List.of(new Criterion.Anonymous(100), Closeness.equal(0.2));
      case "k5_t0.2_equal" -> List.of(new Criterion.Anonymous(5), Closeness.equal(0.2));
      case "k5_t0.2_hier" ->
          List.of(new Criterion.Anonymous(5), Closeness.hierarchical(0.2, hierarchy(SENSITIVE)));
      default -> throw new IllegalArgumentException(one.toString());
    };
  }

  private static Loss loss(String metric) {
    return switch (metric) {
      case "dm_star" -> Loss.DISCERNIBILITY;
      case "dm_monotonic" -> Loss.RECODING_DISCERNIBILITY;
      case "nue_with_suppression" -> Loss.ENTROPY;
      case "nue_monotonic" -> Loss.RECODING_ENTROPY;
      default -> throw new IllegalArgumentException(metric);
    };
  }

  /** Of 12,960 recodings of nine columns, for ARX's usual task: 5 rows alike, 4 % left out. */
  @Test
  void fewOfTheRecodingsAreTried() {
    List<String> nine = texts(Vectors.read("k_anonymity_adult").get("attribute_order"));
    Recoding best = search(nine, List.of(new Criterion.Anonymous(5)), 0.04, Loss.RECODING_ENTROPY);
    assertThat(best.tried()).isLessThan(1_000);
  }

  private static Recoding search(
      List<String> columns, List<Criterion> criteria, double limit, Loss loss) {
    List<Hierarchy> hierarchies = columns.stream().map(FullDomainTest::hierarchy).toList();
    List<CodedColumn> known =
        hierarchies.stream()
            .map(it -> CodedColumn.of(column(it.column()), it, Control.NONE))
            .toList();
    CodedColumn secret = CodedColumn.of(column(SENSITIVE), hierarchy(SENSITIVE), Control.NONE);
    boolean[] all = new boolean[known.get(0).codes().length];
    Arrays.fill(all, true);
    List<Demand> demands = criteria.stream().map(it -> new Demand(it, limit)).toList();
    boolean looks = criteria.stream().anyMatch(it -> !it.bySizeAlone());
    return FullDomain.search(
            hierarchies,
            known,
            looks ? Optional.of(secret) : Optional.empty(),
            all,
            Optional.empty(),
            demands,
            loss,
            Control.NONE)
        .orElseThrow();
  }

  static Hierarchy hierarchy(String column) {
    return Hierarchy.of(column, lines("adult_hierarchy_" + column + ".csv"));
  }

  static synchronized WrittenColumn column(String name) {
    if (COLUMNS.isEmpty()) {
      List<List<String>> lines = lines("adult.csv");
      for (int c = 0; c < lines.get(0).size(); c++) {
        int at = c;
        List<String> texts = lines.stream().skip(1).map(line -> line.get(at)).toList();
        String heading = lines.get(0).get(c);
        COLUMNS.put(heading, WrittenColumn.of(heading, Role.QUASI, texts));
      }
    }
    return COLUMNS.get(name);
  }

  static Path file(String column) {
    return Shared.path("data/adult/adult_hierarchy_" + column + ".csv");
  }

  private static List<List<String>> lines(String file) {
    Path path = Shared.path("data/adult/" + file);
    try (Stream<String> lines = Files.lines(path)) {
      return lines.map(line -> List.of(line.split(";"))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static List<Integer> levels(JsonNode array) {
    List<Integer> levels = new ArrayList<>();
    array.forEach(one -> levels.add(one.asInt()));
    return levels;
  }
}
