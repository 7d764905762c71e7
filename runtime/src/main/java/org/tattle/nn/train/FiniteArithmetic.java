package org.tattle.nn.train;

import org.tattle.nn.network.Network;
import org.tattle.nn.network.PrivateSteps;
import org.tattle.nn.network.Slot;
import org.tattle.nn.step.Lattice;
import org.tattle.nn.step.Normals;
import org.tattle.nn.step.RandomParts;

/**
 * What finite arithmetic takes from the guarantee of a private training. The theorem is about real
 * numbers; this is how far what is computed can be from it, and is charged.
 *
 * <p><b>Noise.</b> Each of the N numbers with noise that are released falls into each cell of its
 * {@link Lattice} with the chance it has for real numbers, but for a relative departure t, whatever
 * was released before. So the Rényi divergence of order a between what runs and what the theorem is
 * about, either way, is at most a rho with rho = N t^2 / 2 (Prest 2017, lemma 3, and composition),
 * and but for a chance of c the one is e^(rho + 2 sqrt(rho ln(1/c))) times as likely as the other
 * (Bun and Steinke 2016, proposition 1.3).
 *
 * <p><b>Tails.</b> Noise ends at {@link Normals#REACH} deviations R. What one row moves a sum by,
 * 1/z deviations for a multiplier z, spread over d weights by the fractions m_i with norm 1/z,
 * lands beyond the reach of noise without it with a chance of at most the sum of Q(R - m_i), beyond
 * Q(R) each, which is convex in m_i, and so at most sqrt(d) Q(R - 1/z) a step.
 *
 * <p><b>Sums.</b> A product over K rows and the sum over P parts of a batch are off by at most (K +
 * P + 2) u times the sum of the norms of what is added, in any order of summation (Higham 2002,
 * section 3.1), u being 2^-24. Two batches that differ by a row are each off by that; so gradients
 * are clipped to a norm that is smaller than C by this share of C for the most rows that a batch
 * has but with a chance of e^-64 in all steps (Bernstein), which is charged too. Norms are sums of
 * squares of at most D numbers and off by (D + 16) u. Of large batches each row is in one of {@link
 * RandomParts}, and only the rounding of that one counts. A node of a {@code SumTree} is a sum of
 * such sums, of which all but one are the same bits with the row and without; each addition on the
 * way to it is off by u times the norm of what is there, which is C for every row at most. Where
 * weights are shared by places of an input (convolutions, embeddings) a row's gradient is a sum
 * itself whose parts can cancel, and the bound holds only if rounding does not conspire: {@link
 * #proved} says so.
 *
 * @param divergence rho
 * @param delta the chance that a tail or the size of a batch is not as it must be
 * @param proved whether rounding of sums is bounded whatever the rows are
 */
public record FiniteArithmetic(double divergence, double delta, boolean proved) {
  private static final double UNIT = 0x1.0p-24;

  /** The logarithm of one over the chance that a batch is larger than is reckoned with. */
  private static final double RARE = 64;

  /**
   * @param multiplier the least noise multiplier of all steps
   */
  public static FiniteArithmetic of(Network network, long steps, double multiplier) {
    double weights = network.weights();
    double inside = Normals.REACH - 1 / multiplier;
    double tail = inside > 0 ? Math.exp(-inside * inside / 2) : 1;
    return new FiniteArithmetic(
        (weights + 1) * steps * Lattice.DEPARTURE * Lattice.DEPARTURE / 2,
        Math.min(1, Math.exp(-RARE) + steps * Math.sqrt(weights + 1) * tail),
        proved(network));
  }

  /** Whether rounding of the sums of a network's gradients is bounded whatever the rows are. */
  public static boolean proved(Network network) {
    return network.slots().stream().noneMatch(Slot::sharesWeights);
  }

  /**
   * By how many nats ε grows at most, but for a chance of c on either side.
   *
   * @param rarity ln(1/c)
   */
  public double epsilon(double rarity) {
    return 2 * (divergence + 2 * Math.sqrt(divergence * rarity));
  }

  /** The share of C that gradients are clipped to, so that computed sums move by C at most. */
  public static double kept(Network network, PrivateSteps privacy, int rows, int capacity) {
    int dealt = parts(privacy, rows);
    if (dealt > 0) {
      return kept(network, privacy, rows, capacity, dealt);
    }
    int most = most(privacy.rate(), rows, privacy.steps());
    int parts = (most + capacity - 1) / capacity;
    double sums = 2.0 * (Math.min(most, capacity) + parts + 2) * most * UNIT;
    double levels = privacy.tree().map(tree -> 2.0 * tree.levels() * rows * UNIT).orElse(0.0);
    return 1 / ((1 + norms(network)) * (1 + sums + levels));
  }

  /** In how many parts batches are added up, each by itself; 0 if as they come. */
  static int parts(PrivateSteps privacy, int rows) {
    return privacy.units().together() ? 0 : RandomParts.count(privacy.rate() * rows);
  }

  /**
   * The same where a row is in one part and changes no other: rounding within it counts, that of
   * doubles does not, and that of what is written down once is u for every row.
   */
  private static double kept(
      Network network, PrivateSteps privacy, int rows, int capacity, int parts) {
    int all = most(privacy.rate(), rows, privacy.steps());
    int most = Math.min(all, most(privacy.rate() / parts, rows, (double) privacy.steps() * parts));
    int slices = (most + capacity - 1) / capacity;
    double sums = 2.0 * ((Math.min(most, capacity) + slices + 2) * (double) most + all) * UNIT;
    double levels = privacy.tree().map(tree -> 2.0 * tree.levels() * rows * UNIT).orElse(0.0);
    return 1 / ((1 + norms(network)) * (1 + sums + levels));
  }

  /** By how much norms are off at most, as a share of them. */
  private static double norms(Network network) {
    int longest =
        network.slots().stream().mapToInt(s -> s.in().size() + s.out().size()).max().orElseThrow();
    return (longest + 16) * UNIT;
  }

  /** The most rows that a batch has, but for a chance of e^-64 over all steps. */
  private static int most(double rate, int rows, double steps) {
    double mean = rate * rows;
    double rare = RARE + Math.log(steps);
    double most = mean + rare / 3 + Math.sqrt(rare * rare / 9 + 2 * rare * mean);
    return (int) Math.min(rows, Math.ceil(most));
  }
}
