package org.tattle.record.match;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Pairs of records that are of one person, and others, told apart by how their fields agree
 * (Fellegi and Sunter 1969, A Theory for Record Linkage): of pairs of one person, field i agrees at
 * level l in a share m_il, of others in u_il, each field by itself. Nobody knows which pairs are
 * which: m, u and the share λ of pairs of one person are found by expectation and maximisation
 * (Winkler 1988, Using the EM Algorithm for Weight Computation).
 */
public final class Mixture {
  private static final int ROUNDS = 1000;
  private static final double NEVER = 1e-6;
  private static final double STILL = 1e-10;

  private final int[] levels;
  private final int least;
  private final double[][] same;
  private final double[][] other;
  private double share;

  /**
   * @param patterns how many pairs agree in just this way, {@code [Π levels]}: the first field's
   *     level runs fastest
   * @param levels how many levels each field has: 0 where nothing is known, 1 where texts differ,
   *     the last where they are the same
   * @param most the largest share of pairs that can be of one person
   * @param chance u, if it is known from elsewhere, {@code [fields][levels]}; else null
   */
  Mixture(long[] patterns, int[] levels, double most, double[][] chance) {
    this(patterns, levels, 1, most, chance);
  }

  /**
   * Of pairs of which everything is known: fields are at level 0 where they differ, and at 1 where
   * they agree.
   *
   * @param pairs how many pairs agree in just these fields, {@code [2^fields]}
   */
  public static Mixture agreeing(long[] pairs, int fields, double most) {
    int[] levels = new int[fields];
    Arrays.fill(levels, 2);
    return new Mixture(pairs, levels, 0, most, null);
  }

  /**
   * @param least the level from which on something is known
   */
  private Mixture(long[] patterns, int[] levels, int least, double most, double[][] chance) {
    this.levels = levels;
    this.least = least;
    int[] seen = IntStream.range(0, patterns.length).filter(g -> patterns[g] > 0).toArray();
    double[] pairs = Arrays.stream(seen).mapToDouble(g -> patterns[g]).toArray();
    double[] none = new double[seen.length];
    other = chance == null ? shares(seen, pairs) : chance;
    same = new double[levels.length][];
    for (int field = 0; field < levels.length; field++) {
      same[field] = begun(levels[field]);
    }
    share = most / 2;
    double all = Arrays.stream(pairs).sum();
    for (int round = 0; round < ROUNDS; round++) {
      double[] right = none.clone();
      double[] wrong = none.clone();
      for (int i = 0; i < seen.length; i++) {
        right[i] = pairs[i] * probability(seen[i]);
        wrong[i] = pairs[i] - right[i];
      }
      double sum = Arrays.stream(right).sum();
      if (sum == 0) {
        break;
      }
      double before = share;
      share = Math.min(most, sum / all);
      System.arraycopy(shares(seen, right), 0, same, 0, same.length);
      if (chance == null) {
        System.arraycopy(shares(seen, wrong), 0, other, 0, other.length);
      }
      if (Math.abs(share - before) <= STILL * share) {
        break;
      }
    }
  }

  private static double[] begun(int levels) {
    double[] begun = new double[levels];
    Arrays.fill(begun, 0.1 / Math.max(1, levels - 2));
    begun[levels - 1] = 0.9;
    return begun;
  }

  /** Of each field, how often each level is seen where something is known; by weights. */
  private double[][] shares(int[] seen, double[] weights) {
    double[][] shares = new double[levels.length][];
    for (int field = 0; field < levels.length; field++) {
      shares[field] = new double[levels[field]];
      for (int i = 0; i < seen.length; i++) {
        shares[field][level(seen[i], field)] += weights[i];
      }
      double known = Arrays.stream(shares[field]).skip(least).sum();
      for (int level = least; level < levels[field]; level++) {
        double here = known == 0 ? 0 : shares[field][level] / known;
        shares[field][level] = Math.max(NEVER, Math.min(1 - NEVER, here));
      }
    }
    return shares;
  }

  private int level(int pattern, int field) {
    int rest = pattern;
    for (int before = 0; before < field; before++) {
      rest /= levels[before];
    }
    return rest % levels[field];
  }

  /** How many bits a pair's pattern speaks for one person: log₂ of Π m/u. */
  public double weight(int pattern) {
    double bits = 0;
    for (int field = 0; field < levels.length; field++) {
      bits += weight(field, level(pattern, field));
    }
    return bits;
  }

  /** The same of one field; 0 where nothing is known. */
  public double weight(int field, int level) {
    return level < least ? 0 : Math.log(same[field][level] / other[field][level]) / Math.log(2);
  }

  /** How probable it is that a pair that agrees so is of one person. */
  public double probability(int pattern) {
    double odds = share / (1 - share) * Math.pow(2, weight(pattern));
    return odds / (1 + odds);
  }

  /** λ, the share of all pairs that are of one person. */
  public double share() {
    return share;
  }

  /** m: how often a field is at a level of pairs of one person. */
  public double same(int field, int level) {
    return same[field][level];
  }

  /** u: the same of other pairs. */
  public double other(int field, int level) {
    return other[field][level];
  }
}
