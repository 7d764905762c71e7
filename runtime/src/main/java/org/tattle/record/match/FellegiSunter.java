package org.tattle.record.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.tattle.record.code.Clk;
import org.tattle.record.code.Hashing;
import org.tattle.record.field.FieldComparison;
import org.tattle.record.field.Fields;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * Links records in the clear by how probable it is that they are of one person (Fellegi and Sunter
 * 1969): a pair is linked from one probability on, is none below another, and is possible between
 * them. Precision and recall follow from the probabilities, as far as these hold: fields that err
 * together make them too sure.
 */
public final class FellegiSunter {
  /** How many fields can be weighed. */
  public static final int MOST_FIELDS = 10;

  private static final long ALL_COMPARED = 50_000_000;
  private static final int SAMPLED = 1 << 20;
  private static final double SHOWN = 0.01;
  private static final double BLOCKED = 0.5;
  private static final Clk BLOCKING =
      new Clk(1024, Collections.nCopies(MOST_FIELDS, 10), 2, Hashing.INDEPENDENT);

  private final Fields first;
  private final Fields second;
  private final FieldLevels levels;
  private final List<int[]> compared;
  private final Mixture mixture;
  private final double pairs;

  /**
   * Compares them and finds out how much it says that fields agree.
   *
   * @param close how alike texts are that are close, by the comparison
   * @throws org.tattle.run.Fault R590 if too many pairs would have to be compared
   */
  public FellegiSunter(
      Fields first, Fields second, FieldComparison comparison, double close, Control control) {
    this.first = first;
    this.second = second;
    levels = new FieldLevels(first, second, comparison, close, control);
    long product = (long) first.records() * second.records();
    compared = product > ALL_COMPARED ? blocked(control) : List.of();
    long[] patterns = new long[levels.patterns()];
    each(control, (record, other) -> patterns[levels.pattern(record, other)]++);
    pairs = Arrays.stream(patterns).asDoubleStream().sum();
    int[] sizes = IntStream.range(0, levels.fields()).map(it -> FieldLevels.LEVELS).toArray();
    double most = Math.min(first.records(), second.records()) / Math.max(1, pairs);
    mixture =
        new Mixture(patterns, sizes, Math.min(0.5, most), compared.isEmpty() ? null : chance());
  }

  private interface Compared {
    void of(int record, int other);
  }

  private void each(Control control, Compared action) {
    if (!compared.isEmpty()) {
      for (int[] pair : compared) {
        action.of(pair[0], pair[1]);
      }
      return;
    }
    for (int record = 0; record < first.records(); record++) {
      control.check();
      for (int other = 0; other < second.records(); other++) {
        action.of(record, other);
      }
    }
  }

  /** Pairs whose pieces of text are alike, where there are too many to look at all. */
  private List<int[]> blocked(Control control) {
    List<Integer> hashes = BLOCKING.hashes().subList(0, levels.fields());
    Clk clk = new Clk(BLOCKING.bits(), hashes, BLOCKING.gram(), BLOCKING.hashing());
    byte[] open = {0};
    return new BitSampling(clk.encode(first, open, control), clk.encode(second, open, control))
        .atLeast(BLOCKED, (int) ALL_COMPARED / 5, control).stream()
            .map(pair -> new int[] {pair.first(), pair.second()})
            .toList();
  }

  /** How fields agree of pairs at random, nearly all of whom are of two people. */
  private double[][] chance() {
    UniformRandomProvider random = new Seed(first.records()).random();
    double[][] chance = new double[levels.fields()][FieldLevels.LEVELS];
    for (int i = 0; i < SAMPLED; i++) {
      int record = random.nextInt(first.records());
      int other = random.nextInt(second.records());
      for (int field = 0; field < chance.length; field++) {
        chance[field][levels.level(field, record, other)]++;
      }
    }
    for (double[] of : chance) {
      double known = SAMPLED - of[FieldLevels.UNKNOWN];
      for (int level = 1; level < of.length; level++) {
        of[level] = (of[level] + 1) / (known + of.length);
      }
    }
    return chance;
  }

  /**
   * What is linked.
   *
   * @param sure how probable a pair must be
   */
  public Links links(double sure, OneToOne way, Control control) {
    double[] weight = new double[levels.patterns()];
    double[] probability = new double[weight.length];
    for (int pattern = 0; pattern < weight.length; pattern++) {
      weight[pattern] = mixture.weight(pattern);
      probability[pattern] = mixture.probability(pattern);
    }
    List<LinkedPair> likely = new ArrayList<>();
    each(
        control,
        (record, other) -> {
          int pattern = levels.pattern(record, other);
          if (probability[pattern] >= SHOWN) {
            likely.add(new LinkedPair(record, other, Math.max(1e-9, weight[pattern])));
          }
        });
    List<LinkedPair> linked = new ArrayList<>();
    List<LinkedPair> possible = new ArrayList<>();
    double right = 0;
    for (LinkedPair pair : way.of(likely, control)) {
      double sureness = probability[levels.pattern(pair.first(), pair.second())];
      (sureness >= sure ? linked : possible).add(pair);
      right += sureness >= sure ? sureness : 0;
    }
    double all = mixture.share() * pairs;
    return new Links(
        linked,
        possible,
        sure,
        linked.isEmpty() ? 1 : right / linked.size(),
        all == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, right / all)),
        0);
  }

  /**
   * What a field says.
   *
   * @param m how often it is the same of one person
   * @param u how often it is the same of two
   * @param same bits that it speaks for one person where it is the same: log₂ m/u
   * @param close bits where it is close
   * @param different bits where it is neither, below 0 most often
   */
  public record Weight(
      String column, double m, double u, double same, double close, double different) {}

  /** How much fields say. */
  public List<Weight> weights() {
    return IntStream.range(0, levels.fields())
        .mapToObj(
            field ->
                new Weight(
                    first.columns().get(field).name(),
                    mixture.same(field, FieldLevels.SAME),
                    mixture.other(field, FieldLevels.SAME),
                    mixture.weight(field, FieldLevels.SAME),
                    mixture.weight(field, FieldLevels.CLOSE),
                    mixture.weight(field, FieldLevels.DIFFERENT)))
        .toList();
  }
}
