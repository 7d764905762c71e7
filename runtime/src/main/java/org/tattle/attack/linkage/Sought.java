package org.tattle.attack.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.data.Column.Role;
import org.tattle.data.WrittenColumn;
import org.tattle.publication.PublishedTable;
import org.tattle.run.Seed;

/**
 * People whom an attacker looks for in a published table.
 *
 * @param known what is known of them, a text for each
 * @param persons of each, who it is: the number of a row of the data; -1 for nobody in the data
 */
record Sought(List<WrittenColumn> known, int[] persons) {
  private static final int NOBODY = -1;

  Sought {
    known = List.copyOf(known);
  }

  /**
   * People of the data as someone knows them.
   *
   * @param errors the share of what is known that is wrong: another person's in its place
   */
  static Sought of(PublishedTable table, List<String> by, int[] people, double errors, Seed seed) {
    return new Sought(
        by.stream()
            .map(name -> wrong(table.everybody().column(name).orElseThrow(), people, errors, seed))
            .toList(),
        people);
  }

  private static WrittenColumn wrong(WrittenColumn column, int[] people, double errors, Seed seed) {
    if (errors == 0) {
      return column.take(people);
    }
    UniformRandomProvider random = seed.split(column.name()).random();
    int[] rows = people.clone();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextDouble() < errors ? random.nextInt(column.size()) : rows[i];
    }
    return column.take(rows);
  }

  /** These and others, of whom the same columns are known. */
  Sought and(Sought others) {
    List<WrittenColumn> both = new ArrayList<>();
    for (int c = 0; c < known.size(); c++) {
      WrittenColumn.Builder all = new WrittenColumn.Builder(known.get(c).name(), Role.PLAIN);
      known.get(c).texts().forEach(all::add);
      others.known.get(c).texts().forEach(all::add);
      both.add(all.build());
    }
    return new Sought(
        both, IntStream.concat(Arrays.stream(persons), Arrays.stream(others.persons)).toArray());
  }

  int size() {
    return persons.length;
  }

  /** So many of them, drawn. */
  Sought some(int most, Seed seed) {
    if (size() <= most) {
      return this;
    }
    int[] order = PermutationSampler.natural(size());
    PermutationSampler.shuffle(seed.random(), order);
    return take(Arrays.copyOf(order, most));
  }

  private Sought take(int[] which) {
    return new Sought(
        known.stream().map(column -> column.take(which)).toList(),
        Arrays.stream(which).map(i -> persons[i]).toArray());
  }

  /** Those who are among these people, or those who are not. */
  Sought among(int[] people, boolean in) {
    int[] sorted = people.clone();
    Arrays.sort(sorted);
    return take(
        IntStream.range(0, size())
            .filter(
                i -> in == (persons[i] != NOBODY && Arrays.binarySearch(sorted, persons[i]) >= 0))
            .toArray());
  }
}
