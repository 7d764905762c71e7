package org.tattle.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tattle.run.Fault;
import org.tattle.run.MessageText;
import org.tattle.run.Seed;
import org.tattle.run.catalogue.TableFaults;

/**
 * Who has which rows: the target's members, the rows it never saw, and the rows the attacker may
 * train shadow models on. All are row numbers of the data set, ascending, and not written to.
 *
 * <p>Shadow model {@code i} trains on half of the pool. Shadows {@code 2k} and {@code 2k + 1} share
 * one random order and take its first and second half, so each row is in exactly half of an even
 * number of shadows, and a shadow's rows do not depend on how many others there are.
 *
 * @param adversary what the attacker has
 * @param members the rows the target trains on
 * @param nonmembers the rows it does not, against which the attack is scored
 * @param pool the rows the attacker has
 * @param forgotten rows that were members and are to be trained on no longer; none of the others
 *     but the pool has them
 */
public record Split(
    Adversary adversary, int[] members, int[] nonmembers, int[] pool, int[] forgotten) {

  /** A split of which nobody was forgotten. */
  public Split(Adversary adversary, int[] members, int[] nonmembers, int[] pool) {
    this(adversary, members, nonmembers, pool, new int[0]);
  }

  /** What the attacker has. */
  public enum Adversary {
    /**
     * The auditor's worst case (Carlini et al. 2022, section IV): the pool is all rows in use, the
     * target's among them.
     */
    HALVES,
    /** The outsider (Shokri et al. 2017, section V): the pool shares no row with the others. */
    THIRDS
  }

  /** The fewest rows that make a part: with fewer no rate can be told from another. */
  private static final int FEWEST = 2;

  /**
   * Deals out the rows {@code 0 .. rows-1}.
   *
   * <p>With {@link Adversary#HALVES} members are half of the rows, rounded down, and non-members
   * the rest; a count that is given is kept to, and the other side gets the rest. Rows that given
   * counts leave over are in no part. With {@link Adversary#THIRDS} members and non-members are a
   * third each, rounded down, or as many as given; when only one is given, the other is half of
   * what remains; the pool gets the rest.
   *
   * @param members how many members, or 0 for the default
   * @param nonmembers how many non-members, or 0 for the default
   * @throws Fault R502 if there are too few rows
   */
  public static Split of(Adversary adversary, int rows, int members, int nonmembers, Seed seed) {
    return of(adversary, rows, Optional.empty(), members, nonmembers, seed);
  }

  /**
   * The same with all rows of a person on one side: parts end before the person who would be in two
   * of them, and so may be a little smaller.
   *
   * @throws Fault R502 if there are too few rows, or persons
   */
  static Split of(
      Adversary adversary,
      int rows,
      Optional<Persons> persons,
      int members,
      int nonmembers,
      Seed seed) {
    int parts = adversary == Adversary.HALVES ? 2 : 3;
    long asked = Math.max(members, FEWEST) + (long) Math.max(nonmembers, FEWEST);
    long needed = asked + (adversary == Adversary.HALVES ? 0 : FEWEST);
    if (needed > rows) {
      throw tooFew(adversary, rows, members, nonmembers, needed);
    }
    int in = members;
    int out = nonmembers;
    if (in == 0 && out == 0) {
      in = rows / parts;
    }
    if (in == 0) {
      in = (rows - out) / (parts - 1);
    }
    if (out == 0) {
      out = adversary == Adversary.THIRDS && members == 0 ? in : (rows - in) / (parts - 1);
    }
    int[] order =
        persons.map(whose -> whose.order(seed)).orElseGet(() -> Permutation.of(rows, seed));
    int first = persons.map(cut(order, in)).orElse(in);
    int second = persons.map(cut(order, in + out)).orElse(in + out);
    int least = Math.min(Math.min(first, second - first), parts == 3 ? rows - second : rows);
    if (persons.isPresent() && least < FEWEST) {
      throw Fault.of(TableFaults.TOO_FEW_PERSONS)
          .at(members > 0 ? "members" : nonmembers > 0 ? "nonmembers" : null);
    }
    int[] pool = parts == 3 ? part(order, second, rows) : part(order, 0, second);
    return new Split(adversary, part(order, 0, first), part(order, first, second), pool);
  }

  /**
   * The split of rows that have their sides already. With {@link Adversary#THIRDS} the pool gets
   * half of those that are no members.
   *
   * @param member whether the target trains on each row
   * @throws Fault R502 if there are too few of a part
   */
  public static Split of(Adversary adversary, boolean[] member, Seed seed) {
    int[] in = IntStream.range(0, member.length).filter(row -> member[row]).toArray();
    int[] out = IntStream.range(0, member.length).filter(row -> !member[row]).toArray();
    int parts = adversary == Adversary.HALVES ? 1 : 2;
    if (in.length < FEWEST || out.length < parts * FEWEST) {
      throw Fault.of(TableFaults.TOO_FEW_MEMBERS, in.length, out.length, FEWEST, parts * FEWEST);
    }
    if (adversary == Adversary.HALVES) {
      return new Split(adversary, in, out, IntStream.range(0, member.length).toArray());
    }
    Permutation.shuffle(out, seed);
    int half = (out.length + 1) / 2;
    return new Split(adversary, in, part(out, 0, half), part(out, half, out.length));
  }

  /** A split of so many rows that are all members'. */
  public static Split everybody(int rows) {
    int[] all = IntStream.range(0, rows).toArray();
    return new Split(Adversary.HALVES, all, new int[0], all);
  }

  /** The same, of whose members these alone were trained on. */
  public Split keeping(int[] left) {
    return new Split(adversary, left, nonmembers, pool, forgotten);
  }

  /**
   * The same, of whose members these are forgotten, too.
   *
   * @throws IllegalArgumentException if one of them is no member, or nobody is left
   */
  public Split without(int... rows) {
    int[] gone = IntStream.of(rows).sorted().distinct().toArray();
    if (!IntStream.of(gone).allMatch(row -> Arrays.binarySearch(members, row) >= 0)) {
      throw new IllegalArgumentException("who is no member cannot be forgotten");
    }
    if (gone.length == members.length) {
      throw new IllegalArgumentException("nobody would be left if all members were forgotten");
    }
    int[] left = IntStream.of(members).filter(row -> Arrays.binarySearch(gone, row) < 0).toArray();
    return new Split(adversary, left, nonmembers, pool, joined(forgotten, gone));
  }

  /** The same before anybody was forgotten. */
  public Split whole() {
    return new Split(adversary, joined(members, forgotten), nonmembers, pool);
  }

  private static int[] joined(int[] some, int[] others) {
    return others.length == 0
        ? some
        : IntStream.concat(IntStream.of(some), IntStream.of(others)).sorted().toArray();
  }

  /** The rows that shadow model {@code index} trains on: half of the pool. */
  public int[] shadow(Seed seed, int index) {
    return shadow(seed, index, index % 2 == 0);
  }

  /** The rows of the pool that shadow model {@code index} does not train on. */
  public int[] shadowNonmembers(Seed seed, int index) {
    return shadow(seed, index, index % 2 != 0);
  }

  private int[] shadow(Seed seed, int index, boolean firstHalf) {
    if (index < 0) {
      throw new IllegalArgumentException("shadows are counted from 0, not from " + index);
    }
    int[] order = pool.clone();
    Permutation.shuffle(order, seed.split("shadow", index / 2));
    int half = order.length / 2;
    return firstHalf ? part(order, 0, half) : part(order, half, order.length);
  }

  private static Function<Persons, Integer> cut(int[] order, int at) {
    return whose -> whose.begin(order, at);
  }

  private static int[] part(int[] order, int from, int to) {
    int[] part = Arrays.copyOfRange(order, from, to);
    Arrays.sort(part);
    return part;
  }

  private static Fault tooFew(
      Adversary adversary, int rows, int members, int nonmembers, long needed) {
    String parameter = members > 0 ? "members" : nonmembers > 0 ? "nonmembers" : null;
    String name = adversary.name().toLowerCase(Locale.ROOT);
    return (parameter == null
            ? Fault.of(TableFaults.TOO_FEW_ROWS, name, needed, rows)
            : Fault.of(TableFaults.TOO_FEW_ROWS_ASKED, name, needed, rows))
        .at(parameter);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Split that
        && adversary == that.adversary
        && Arrays.equals(members, that.members)
        && Arrays.equals(nonmembers, that.nonmembers)
        && Arrays.equals(pool, that.pool)
        && Arrays.equals(forgotten, that.forgotten);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(members) + Arrays.hashCode(pool);
  }

  @Override
  public String toString() {
    return MessageText.of(
        "Split[%s, members=%d, nonmembers=%d, pool=%d]",
        adversary, members.length, nonmembers.length, pool.length);
  }
}
