package org.tattle.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * All that a sampler can do, with the exact chance of each outcome: it is run once for every way in
 * which its random whole numbers can fall. Ways that are less likely than a limit are not followed;
 * the chance of all of these together is known, so that every outcome's chance is bounded from both
 * sides, and a test on it needs no luck.
 */
public final class Paths implements UniformRandomProvider {
  private static final RuntimeException TOO_RARE = new TooRare();

  private final long unit;
  private final double least;
  private final List<Long> ways = new ArrayList<>();
  private final List<Long> taken = new ArrayList<>();
  private int depth;
  private double chance;

  private Paths(long unit, double least) {
    this.unit = unit;
    this.least = least;
  }

  /** The chance of each outcome, but for what was not followed. */
  public record Chances<T>(Map<T, Double> of, double unknown) {}

  public static <T> Chances<T> of(double least, Function<UniformRandomProvider, T> sampler) {
    return of(1, least, sampler);
  }

  /**
   * The same for a sampler of large numbers.
   *
   * @param unit its numbers are compared with multiples of it only, so that one of each block of so
   *     many stands for all
   */
  public static <T> Chances<T> of(
      long unit, double least, Function<UniformRandomProvider, T> sampler) {
    Paths paths = new Paths(unit, least);
    Map<T, Double> chances = new TreeMap<>();
    double unknown = 0;
    do {
      paths.depth = 0;
      paths.chance = 1;
      try {
        T outcome = sampler.apply(paths);
        chances.merge(outcome, paths.chance, Double::sum);
      } catch (TooRare e) {
        unknown += paths.chance;
      }
    } while (paths.next());
    return new Chances<>(chances, unknown);
  }

  @Override
  public long nextLong(long n) {
    if (n < 1) {
      throw new IllegalArgumentException("no number is from 0 to below " + n);
    }
    return n % unit == 0 ? unit * way(n / unit) : way(n);
  }

  @Override
  public boolean nextBoolean() {
    return way(2) == 1;
  }

  @Override
  public long nextLong() {
    throw new IllegalStateException("only numbers below a bound have few ways to fall");
  }

  private long way(long count) {
    if (depth == ways.size()) {
      ways.add(count);
      taken.add(0L);
    }
    chance /= count;
    long way = taken.get(depth);
    depth++;
    if (chance < least) {
      throw TOO_RARE;
    }
    return way;
  }

  /** Goes on to the next way: the last number that can still fall otherwise does. */
  private boolean next() {
    while (ways.size() > depth) {
      drop();
    }
    while (!ways.isEmpty()) {
      int last = ways.size() - 1;
      if (taken.get(last) + 1 < ways.get(last)) {
        taken.set(last, taken.get(last) + 1);
        return true;
      }
      drop();
    }
    return false;
  }

  private void drop() {
    ways.remove(ways.size() - 1);
    taken.remove(taken.size() - 1);
  }

  private static final class TooRare extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooRare() {
      super("so rare a way is not followed", null, false, false);
    }
  }
}
