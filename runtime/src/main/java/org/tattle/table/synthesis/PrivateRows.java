package org.tattle.table.synthesis;

import java.util.List;
import org.tattle.privacy.account.Zcdp;
import org.tattle.privacy.noise.Exponential;
import org.tattle.privacy.noise.Gaussian;
import org.tattle.run.Randomness;
import org.tattle.table.belief.Measurement;

/**
 * Rows that can be asked for counts and choices alone, each at a price, until what may be spent is
 * spent: whoever makes rows up sees no others. So what a method promises holds whatever it asks.
 *
 * <p>Prices are in zero-concentrated privacy (Bun and Steinke 2016) for one row more or less. A row
 * is in one combination of any columns, so that counts with Gaussian noise of σ cost {@code ρ =
 * 1/2σ²}, and an exponential mechanism of ε costs {@code ε²/8} (Cesar and Rogers 2021, lemma 3.2).
 */
public final class PrivateRows {
  private static final double ROUNDING = 1e-9;

  private final CodedRows rows;
  private final double whole;
  private final Randomness random;
  private final double[] spent;

  /**
   * @param rho what may be spent; +∞ for answers without noise
   */
  public PrivateRows(CodedRows rows, double rho, Randomness random) {
    this(rows, rho, random, new double[1]);
  }

  private PrivateRows(CodedRows rows, double rho, Randomness random, double[] spent) {
    this.rows = rows;
    this.whole = rho;
    this.random = random;
    this.spent = spent;
  }

  /**
   * The same rows with fewer cells, paid from the same budget.
   *
   * @param cells of each column and cell, the cell that it is then
   * @param sizes how many each column has then
   */
  public PrivateRows coarser(int[][] cells, int[] sizes) {
    int[][] codes = new int[sizes.length][rows.count()];
    for (int c = 0; c < sizes.length; c++) {
      for (int row = 0; row < rows.count(); row++) {
        codes[c][row] = cells[c][rows.codes()[c][row]];
      }
    }
    return new PrivateRows(new CodedRows(sizes, codes), whole, random, spent);
  }

  /** The rows themselves, for whoever promises nothing. */
  public CodedRows open() {
    if (!exact()) {
      throw new IllegalStateException("rows on a budget are not shown");
    }
    return rows;
  }

  /** The same rows without noise or price: whoever asks these promises nothing any more. */
  public PrivateRows unpaid() {
    return new PrivateRows(rows, Double.POSITIVE_INFINITY, random);
  }

  /** How a candidate does by the true counts of its columns. */
  public interface Score {
    double of(int candidate, double[] counts);
  }

  /** How many cells each column has, which is public. */
  public int[] sizes() {
    return rows.sizes().clone();
  }

  /** Whether answers have no noise, and nothing is promised. */
  public boolean exact() {
    return whole == Double.POSITIVE_INFINITY;
  }

  /** ρ that may be spent in all. */
  public double whole() {
    return whole;
  }

  /** ρ that may still be spent. */
  public double left() {
    return exact() ? whole : Math.max(0, whole - spent[0]);
  }

  /** The σ of counts that cost so much. */
  public static double sigma(double rho) {
    return Math.sqrt(1 / (2 * rho));
  }

  /**
   * How many rows have each combination.
   *
   * @param rho what it may cost
   */
  public Measurement measure(int[] columns, double rho) {
    double[] counts = rows.counts(columns);
    if (exact()) {
      return new Measurement(columns, counts, 1);
    }
    double sigma = sigma(rho);
    pay(Zcdp.rho(sigma));
    return new Measurement(columns, Gaussian.perturb(counts, sigma, 1, random), sigma);
  }

  /**
   * Chooses a candidate that does well.
   *
   * @param candidates columns each
   * @param sensitivity by how much a row moves a score at most
   * @param rho what it may cost
   */
  public int choose(List<int[]> candidates, Score score, double sensitivity, double rho) {
    double[] scores = new double[candidates.size()];
    int best = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score.of(i, rows.counts(candidates.get(i)));
      best = scores[i] > scores[best] ? i : best;
    }
    if (exact()) {
      return best;
    }
    pay(rho);
    return new Exponential(Math.sqrt(8 * rho), sensitivity, false).choose(scores, random);
  }

  private void pay(double rho) {
    spent[0] += rho;
    if (spent[0] > whole * (1 + ROUNDING)) {
      throw new IllegalStateException("more was asked than may be spent");
    }
  }
}
