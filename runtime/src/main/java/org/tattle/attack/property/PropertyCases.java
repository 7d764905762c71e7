package org.tattle.attack.property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.data.Dataset;
import org.tattle.federated.look.Supposed;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.UpdateFaults;

/**
 * Clients with a property and without it, side by side: of each two, one and the other have rows of
 * the same classes, so that what is told of them is not told by classes.
 *
 * @param shares rows that can be drawn
 * @param having rows of each class that have it
 * @param others rows of each class that do not
 */
record PropertyCases(
    Shares shares, Map<Integer, int[]> having, Map<Integer, int[]> others, int[] all) {
  private static final int FEWEST = 2;

  static PropertyCases of(Dataset data, Shares shares) {
    int[] labels = data.truth().groups();
    Map<Integer, int[]> having = byClass(shares.having(), labels);
    Map<Integer, int[]> others = byClass(shares.others(), labels);
    having.keySet().retainAll(others.keySet());
    others.keySet().retainAll(having.keySet());
    int[] all =
        IntStream.concat(IntStream.of(shares.having()), IntStream.of(shares.others())).toArray();
    return new PropertyCases(shares, having, others, all);
  }

  private static Map<Integer, int[]> byClass(int[] rows, int[] labels) {
    Map<Integer, int[]> classes = new HashMap<>();
    for (int label : IntStream.of(rows).map(row -> labels[row]).distinct().toArray()) {
      classes.put(label, IntStream.of(rows).filter(row -> labels[row] == label).toArray());
    }
    return classes;
  }

  /**
   * How many rows a client can have at most of which two draws are not all the same.
   *
   * @throws Fault T306 if too few
   */
  int rows(int most) {
    int both =
        having.keySet().stream()
            .mapToInt(c -> Math.min(having.get(c).length, others.get(c).length))
            .sum();
    int rows = Math.min(most, both / 2);
    if (rows < FEWEST) {
      throw Fault.of(
              UpdateFaults.TOO_FEW_WITH,
              shares.value(),
              shares.column(),
              shares.having().length,
              shares.others().length)
          .at("column");
    }
    return rows;
  }

  /**
   * Pairs of cases, with it and without it.
   *
   * @param rows of the client that is asked about
   * @param share how many of these have it, where any do
   * @param beside rows of all other clients that are seen with it
   */
  List<Supposed.Case> pairs(int pairs, int rows, double share, int beside, Seed seed) {
    List<Supposed.Case> cases = new ArrayList<>();
    for (int i = 0; i < pairs; i++) {
      Seed own = seed.split("pair", i);
      int[] classes = classes(rows, own.split("classes"));
      for (boolean with : new boolean[] {true, false}) {
        int[] one = drawn(classes, with ? share : 0, own.split("with", with));
        cases.add(new Supposed.Case(one, beside(beside, own.split("beside", with))));
      }
    }
    return cases;
  }

  /** The classes of so many rows, as often as both sides have them. */
  private int[] classes(int rows, Seed seed) {
    int[] bag =
        having.keySet().stream()
            .sorted()
            .flatMapToInt(
                c ->
                    IntStream.generate(() -> c)
                        .limit(Math.min(having.get(c).length, others.get(c).length)))
            .toArray();
    PermutationSampler.shuffle(seed.random(), bag);
    return Arrays.copyOf(bag, rows);
  }

  private int[] drawn(int[] classes, double share, Seed seed) {
    Map<Integer, int[]> with = new HashMap<>();
    Map<Integer, int[]> without = new HashMap<>();
    having.forEach((c, rows) -> with.put(c, mixed(rows, seed.split("having", c))));
    others.forEach((c, rows) -> without.put(c, mixed(rows, seed.split("others", c))));
    Map<Integer, Integer> at = new HashMap<>();
    int many = (int) Math.round(share * classes.length);
    int[] drawn = new int[classes.length];
    for (int i = 0; i < drawn.length; i++) {
      int next = at.merge(classes[i], 1, Integer::sum) - 1;
      drawn[i] = (i < many ? with : without).get(classes[i])[next];
    }
    Arrays.sort(drawn);
    return drawn;
  }

  private int[] beside(int rows, Seed seed) {
    int[] mixed = mixed(all, seed);
    int[] drawn = new int[rows];
    Arrays.setAll(drawn, i -> mixed[i % mixed.length]);
    return drawn;
  }

  private static int[] mixed(int[] rows, Seed seed) {
    int[] order = rows.clone();
    PermutationSampler.shuffle(seed.random(), order);
    return order;
  }
}
