package org.tattle.table;

import java.util.Optional;

/** Classes of published rows that nobody can tell apart by what is known of people. */
public final class Grouping {
  private final Tuples tuples;
  private final int[] sizes;
  private final int[] first;
  private int[] classOf;
  private Grouping finer;
  private int[] begins;
  private int[] secrets;
  private int[] secretCounts;
  private int[] people;
  private int[] owners;

  /**
   * @param finer classes of which these are made up; null if they are made up of tuples
   * @param upper of each finer class, or tuple, its class
   * @param sizes of each class, how many rows are published
   * @param first of each class, a tuple in it
   */
  private Grouping(Tuples tuples, Grouping finer, int[] upper, int[] sizes, int[] first) {
    this.tuples = tuples;
    this.finer = finer;
    this.classOf = upper;
    this.sizes = sizes;
    this.first = first;
  }

  /**
   * The classes of tuples that nobody can tell apart once these are recoded.
   *
   * @param recoded of each column, what its codes become
   * @param sizes of each column, how many different ones there are then
   * @param finer classes of which these are made up, if some are known
   */
  public static Grouping of(Tuples tuples, int[][] recoded, int[] sizes, Optional<Grouping> finer) {
    int[][] codes = tuples.codes();
    return finer
        .map(lower -> of(tuples, lower.codes(codes), recoded, sizes, lower))
        .orElseGet(() -> of(tuples, codes, recoded, sizes, null));
  }

  private static Grouping of(
      Tuples tuples, int[][] columns, int[][] recoded, int[] sizes, Grouping lower) {
    int count = lower == null ? tuples.size() : lower.classes();
    int[] rows = tuples.rows();
    int[] upper = RowNumbers.number(columns, recoded, sizes, count, tuples.ids());
    int[] size = new int[tuples.ids().size()];
    int[] first = new int[tuples.ids().size()];
    for (int i = count - 1; i >= 0; i--) {
      size[upper[i]] += lower == null ? rows[i] : lower.size(i);
      first[upper[i]] = lower == null ? i : lower.first(i);
    }
    return new Grouping(tuples, lower, upper, size, first);
  }

  /** How many classes there are, also those of people none of whom is published. */
  public int classes() {
    return sizes.length;
  }

  /** How many rows are published in a class. */
  public int size(int of) {
    return sizes[of];
  }

  /** How many rows are published. */
  public int published() {
    return tuples.published();
  }

  public int classOf(int tuple) {
    return ofTuples()[tuple];
  }

  /** A tuple in a class. */
  int first(int of) {
    return first[of];
  }

  /** What stands in each column of one tuple of each class, {@code [columns][classes]}. */
  int[][] codes(int[][] ofTuples) {
    int[][] codes = new int[ofTuples.length][first.length];
    for (int c = 0; c < codes.length; c++) {
      for (int of = 0; of < first.length; of++) {
        codes[c][of] = ofTuples[c][first[of]];
      }
    }
    return codes;
  }

  private int[] ofTuples() {
    if (finer != null) {
      int[] below = finer.ofTuples();
      int[] own = new int[below.length];
      for (int tuple = 0; tuple < own.length; tuple++) {
        own[tuple] = classOf[below[tuple]];
      }
      classOf = own;
      finer = null;
    }
    return classOf;
  }

  /** How many people are in a class, whether or not they are published. */
  public int people(int of) {
    if (people == null) {
      people = new int[sizes.length];
      for (int tuple = 0; tuple < tuples.size(); tuple++) {
        people[classOf(tuple)] += tuples.people()[tuple];
      }
    }
    return people[of];
  }

  /** Of how many persons the published rows of a class are; of each its own if nobody says. */
  public int owners(int of) {
    if (owners == null) {
      owners = tuples.owners().map(this::owners).orElse(sizes);
    }
    return owners[of];
  }

  private int[] owners(int[] whose) {
    int[] count = new int[sizes.length];
    Ids ids = new Ids(whose.length);
    for (int row = 0; row < whose.length; row++) {
      int of = classOf(tuples.of()[row]);
      int before = ids.size();
      if (tuples.counted()[row] && ids.id((long) of << Integer.SIZE | whose[row]) == before) {
        count[of]++;
      }
    }
    return count;
  }

  /** How often each secret comes among all rows. */
  public int[] overall() {
    return tuples.secretCounts();
  }

  /** Where the different secrets of a class begin; they end where the next class's begin. */
  int begin(int of) {
    if (begins == null) {
      sort();
    }
    return begins[of];
  }

  /** The number of the secret at that place. */
  int secret(int at) {
    return secrets[at];
  }

  /** How many rows of its class have the secret at that place. */
  int count(int at) {
    return secretCounts[at];
  }

  /** Counts the secrets of every class: a pair of class and secret is one key. */
  private void sort() {
    long radix = tuples.secretNumbers();
    int[] classOf = ofTuples();
    Ids ids = new Ids(classOf.length);
    int[] pairOf = new int[classOf.length];
    for (int tuple = 0; tuple < classOf.length; tuple++) {
      pairOf[tuple] = ids.id(classOf[tuple] * radix + tuples.secrets()[tuple]);
    }
    int[] home = new int[ids.size()];
    int[] value = new int[ids.size()];
    int[] count = new int[ids.size()];
    for (int tuple = 0; tuple < classOf.length; tuple++) {
      home[pairOf[tuple]] = classOf[tuple];
      value[pairOf[tuple]] = tuples.secrets()[tuple];
      count[pairOf[tuple]] += tuples.rows()[tuple];
    }
    begins = new int[sizes.length + 1];
    for (int pair = 0; pair < home.length; pair++) {
      begins[home[pair] + 1]++;
    }
    for (int of = 0; of < sizes.length; of++) {
      begins[of + 1] += begins[of];
    }
    secrets = new int[home.length];
    secretCounts = new int[home.length];
    int[] next = begins.clone();
    for (int pair = 0; pair < home.length; pair++) {
      int at = next[home[pair]]++;
      secrets[at] = value[pair];
      secretCounts[at] = count[pair];
    }
  }
}
