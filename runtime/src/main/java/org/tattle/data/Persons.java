package org.tattle.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.run.Seed;

/**
 * Whose rows are whose, where a person may have several. What is to hide a person has to hide all
 * of them, and so lets only so many count. Which do is drawn for each person without a look at the
 * others: else a person more could change which rows of the others count, and more would differ
 * than what is hidden.
 */
public final class Persons {
  private final String column;
  private final List<String> names;
  private final int most;

  private Persons(String column, List<String> names, int most) {
    this.column = column;
    this.names = List.copyOf(names);
    this.most = most;
  }

  /** The person of each row, with nothing known of how many rows one has. */
  public static Persons of(String column, List<String> names) {
    return new Persons(column, names, Integer.MAX_VALUE);
  }

  /** The column that says so. */
  public String column() {
    return column;
  }

  /** The person of each row. */
  public List<String> names() {
    return names;
  }

  /** The person of each row by a number, from 0 on in the order of their first rows. */
  public int[] owners() {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    return names.stream()
        .mapToInt(name -> numbers.computeIfAbsent(name, it -> numbers.size()))
        .toArray();
  }

  /** How many rows a person has at most, by how the rows were drawn and not by a look at them. */
  public int most() {
    return most;
  }

  /** These, and so many others of one row each. */
  public Persons and(int others) {
    List<String> all = new ArrayList<>(names);
    for (int i = 0; all.size() < names.size() + others; i++) {
      String name = "another " + i;
      if (!names.contains(name)) {
        all.add(name);
      }
    }
    return new Persons(column, all, most);
  }

  /** At most so many rows of each person, ascending, by one source of chance. */
  public int[] some(int most, UniformRandomProvider random) {
    return some(most, name -> random);
  }

  /** The same, by a seed and the person's name. */
  int[] some(int most, Seed seed) {
    return some(most, name -> seed.split("person", name).random());
  }

  private int[] some(int most, Function<String, UniformRandomProvider> random) {
    List<Integer> kept = new ArrayList<>();
    groups()
        .forEach(
            (name, rows) -> {
              UniformRandomProvider source = random.apply(name);
              for (int i = 0; i < Math.min(most, rows.size()); i++) {
                int other = i + source.nextInt(rows.size() - i);
                int row = rows.get(other);
                rows.set(other, rows.get(i));
                kept.add(row);
              }
            });
    return kept.stream().mapToInt(row -> row).sorted().toArray();
  }

  /** All rows, person by person in random order. */
  int[] order(Seed seed) {
    List<List<Integer>> groups = List.copyOf(groups().values());
    return Arrays.stream(Permutation.of(groups.size(), seed))
        .mapToObj(groups::get)
        .flatMap(List::stream)
        .mapToInt(row -> row)
        .toArray();
  }

  /** The place at or before this one in an order where another person begins. */
  int begin(int[] order, int at) {
    int begin = at;
    while (begin > 0 && begin < order.length && same(order[begin - 1], order[begin])) {
      begin--;
    }
    return begin;
  }

  /** Whether somebody has rows of both kinds. */
  boolean mixed(boolean[] kind) {
    return groups().values().stream()
        .anyMatch(rows -> rows.stream().map(row -> kind[row]).distinct().count() > 1);
  }

  private boolean same(int row, int other) {
    return names.get(row).equals(names.get(other));
  }

  private Map<String, List<Integer>> groups() {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int row = 0; row < names.size(); row++) {
      groups.computeIfAbsent(names.get(row), name -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  /** Those of some rows, of whom it is known that each has no more than {@code most}. */
  Persons take(int[] rows, int most) {
    return new Persons(
        column, IntStream.of(rows).mapToObj(names::get).toList(), Math.min(most, this.most));
  }
}
