package org.tattle.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.run.Fault;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.TableFaults;

/**
 * What every {@code load} can be told, whatever the source: how many rows to keep, and how to deal
 * them out.
 *
 * <p>Rows are drawn at random within each class, so that each keeps its share to within one row: a
 * small sample would otherwise lose rare classes. They stay in the source's order. Where the source
 * says whose rows they are, all of a person's are on one side.
 */
@Component(
    name = "sampling",
    doc = "How many rows to keep, and who gets which: target, non-members, attacker.",
    example = "load digits rows=1k split=thirds")
public record MemberSampling(
    @Param(doc = "rows to keep, drawn at random within each class; 0 for all", min = 0) int rows,
    @Param(doc = "who has which rows: halves for the auditor's worst case, thirds for an outsider")
        Split.Adversary split,
    @Param(doc = "rows the target trains on; 0 for a half or a third", min = 0) int members,
    @Param(doc = "rows it never sees; 0 for a half or a third", min = 0) int nonmembers,
    @Param(doc = "rows to keep of each person, drawn for each; 0 for all", min = 0) int perPerson) {

  public MemberSampling() {
    this(0, Split.Adversary.HALVES, 0, 0);
  }

  /** All rows of everybody. */
  public MemberSampling(int rows, Split.Adversary split, int members, int nonmembers) {
    this(rows, split, members, nonmembers, 0);
  }

  /**
   * The rows to keep.
   *
   * @throws Fault R502 if there are fewer than asked for
   */
  public Dataset draw(Dataset all, Seed seed) {
    Dataset data = perPerson == 0 ? all : all.perPerson(perPerson, persons(all), seed);
    if (rows > data.rows()) {
      throw Fault.of(TableFaults.FEWER_ROWS, rows, data.name(), data.rows()).at("rows");
    }
    return rows == 0 || rows == data.rows() ? data : data.take(chosen(data, seed));
  }

  /**
   * Who has which of these rows.
   *
   * @throws Fault R502 if there are too few
   */
  public Split split(Dataset data, Seed seed) {
    if (data.members().isPresent()) {
      return Split.of(split, told(data), seed);
    }
    return Split.of(split, data.rows(), data.persons(), members, nonmembers, seed);
  }

  private static Persons persons(Dataset data) {
    return data.persons()
        .orElseThrow(() -> Fault.of(TableFaults.NO_PERSONS, data.name()).at("per_person"));
  }

  private boolean[] told(Dataset data) {
    if (members > 0 || nonmembers > 0) {
      throw Fault.of(TableFaults.MEMBERS_GIVEN, data.name())
          .at(members > 0 ? "members" : "nonmembers");
    }
    boolean[] in = data.members().orElseThrow();
    if (data.persons().filter(whose -> whose.mixed(in)).isPresent()) {
      throw Fault.of(TableFaults.PERSON_ON_BOTH_SIDES).at("member");
    }
    return in;
  }

  private int[] chosen(Dataset data, Seed seed) {
    int[] groups = data.truth().groups();
    int[] left = shares(groups);
    int[] chosen = new int[rows];
    int count = 0;
    for (int row : Permutation.of(data.rows(), seed)) {
      if (left[groups[row]]-- > 0) {
        chosen[count++] = row;
      }
    }
    Arrays.sort(chosen);
    return chosen;
  }

  /** How many rows of each class: its share rounded down, then one more by largest remainder. */
  private int[] shares(int[] groups) {
    int classes = IntStream.of(groups).max().orElse(0) + 1;
    int[] sizes = new int[classes];
    for (int label : groups) {
      sizes[label]++;
    }
    int[] shares = new int[classes];
    long[] remainders = new long[classes];
    int given = 0;
    for (int label = 0; label < classes; label++) {
      long exact = (long) sizes[label] * rows;
      shares[label] = (int) (exact / groups.length);
      remainders[label] = exact % groups.length;
      given += shares[label];
    }
    for (; given < rows; given++) {
      int largest = 0;
      for (int label = 1; label < classes; label++) {
        largest = remainders[label] > remainders[largest] ? label : largest;
      }
      shares[largest]++;
      remainders[largest] = -1;
    }
    return shares;
  }
}
