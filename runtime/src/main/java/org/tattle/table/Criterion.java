package org.tattle.table;

import java.util.function.IntPredicate;

/** What a class of rows must be like to be published: a model of privacy. */
public interface Criterion {
  /** How many rows a class has at least that passes. */
  int least();

  /**
   * Looks at the classes of one recoding.
   *
   * @return whether a class, by its number, may be published
   */
  IntPredicate passes(Grouping classes);

  /** Whether classes need not be looked into: how many rows they have says it all. */
  default boolean bySizeAlone() {
    return false;
  }

  /** Whether it asks for people whose rows are not published. */
  default boolean looksAtPeople() {
    return false;
  }

  /**
   * The rows of at least so many people that nobody can tell apart (Sweeney 2002).
   *
   * @param several whether somebody may have several rows
   */
  record Anonymous(int least, boolean several) implements Criterion {
    /** Where everybody has one row. */
    public Anonymous(int least) {
      this(least, false);
    }

    @Override
    public IntPredicate passes(Grouping classes) {
      return of -> classes.owners(of) >= least;
    }

    @Override
    public boolean bySizeAlone() {
      return !several;
    }
  }

  /**
   * At least so many people of all there are, in the table or not, whom a row may speak of (Sweeney
   * 2001, k-map).
   */
  record Mapped(int people) implements Criterion {
    @Override
    public boolean looksAtPeople() {
      return true;
    }

    @Override
    public int least() {
      return 1;
    }

    @Override
    public IntPredicate passes(Grouping classes) {
      return of -> classes.people(of) >= people;
    }
  }

  /**
   * Of the people in a class, the share that is in the table lies between two bounds (Nergiz 2007,
   * δ-presence): being in it is neither certain nor excluded.
   */
  record Present(double from, double to) implements Criterion {
    @Override
    public boolean looksAtPeople() {
      return true;
    }

    @Override
    public int least() {
      return 1;
    }

    @Override
    public IntPredicate passes(Grouping classes) {
      return of -> {
        double share = (double) classes.size(of) / classes.people(of);
        return from <= share && share <= to;
      };
    }
  }

  /**
   * A person's row is picked with so small a chance on average: as many of the smallest classes
   * fail as must be left out for that. Of n rows in m classes the mean of 1/size is m/n.
   */
  record Risky(double mean) implements Criterion {
    @Override
    public int least() {
      return 1;
    }

    @Override
    public IntPredicate passes(Grouping classes) {
      int largest = 0;
      for (int of = 0; of < classes.classes(); of++) {
        largest = Math.max(largest, classes.size(of));
      }
      int[] having = new int[largest + 2];
      long left = 0;
      long rows = 0;
      for (int of = 0; of < classes.classes(); of++) {
        if (classes.size(of) > 0) {
          having[classes.size(of)]++;
          left++;
          rows += classes.size(of);
        }
      }
      int least = 1;
      while (least <= largest && left > mean * rows) {
        left -= having[least];
        rows -= (long) least * having[least];
        least++;
      }
      int bound = least;
      return of -> classes.size(of) >= bound;
    }
  }
}
