package org.tattle.nn.step;

import org.apache.commons.rng.UniformRandomProvider;

/** Which rows each step takes. */
public interface Batches {

  /** The rows of the step: {@code rows()[from() .. from() + size()]}. */
  int[] rows();

  int from();

  int size();

  /** Goes to the next step. */
  void next();

  /** Puts rows in another order, all orders being equally likely (Fisher and Yates). */
  static void shuffle(int[] rows, UniformRandomProvider random) {
    for (int i = rows.length; i > 1; i--) {
      int j = random.nextInt(i);
      int row = rows[i - 1];
      rows[i - 1] = rows[j];
      rows[j] = row;
    }
  }

  /** All rows in a new order every epoch, cut into batches; the last one may be smaller. */
  final class Shuffled implements Batches {
    private final int[] rows;
    private final int batch;
    private final UniformRandomProvider random;
    private int from;
    private int size;

    public Shuffled(int[] rows, int batch, UniformRandomProvider random) {
      this.rows = rows.clone();
      this.batch = batch;
      this.random = random;
    }

    @Override
    public void next() {
      from += size;
      if (from == rows.length || size == 0) {
        Batches.shuffle(rows, random);
        from = 0;
      }
      size = Math.min(batch, rows.length - from);
    }

    @Override
    public int[] rows() {
      return rows;
    }

    @Override
    public int from() {
      return from;
    }

    @Override
    public int size() {
      return size;
    }
  }

  /**
   * Each row by itself with probability {@code rate}, at every step anew. The gaps between rows
   * taken are geometric, so a step costs what it takes and not what there is.
   */
  final class Poisson implements Batches {
    private final int[] all;
    private final int[] taken;
    private final double rate;
    private final UniformRandomProvider random;
    private int size;

    public Poisson(int[] rows, double rate, UniformRandomProvider random) {
      all = rows;
      taken = new int[rows.length];
      this.rate = rate;
      this.random = random;
    }

    @Override
    public void next() {
      size = 0;
      double scale = 1 / Math.log1p(-rate);
      for (long i = gap(scale); i < all.length; i += 1 + gap(scale)) {
        taken[size++] = all[(int) i];
      }
    }

    /** How many rows are passed over: {@code floor(log U / log(1 - rate))}, U in (0, 1]. */
    private long gap(double scale) {
      return rate >= 1 ? 0 : (long) (Math.log(1 - random.nextDouble()) * scale);
    }

    @Override
    public int[] rows() {
      return taken;
    }

    @Override
    public int from() {
      return 0;
    }

    @Override
    public int size() {
      return size;
    }
  }
}
