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
   * Each row in one step of a pass, which is drawn for each by itself and at every pass anew: so
   * one row more changes nothing for the others.
   */
  final class Dealt implements Batches {
    private final int[] all;
    private final int[] dealt;
    private final int[] ends;
    private final UniformRandomProvider random;
    private int step = -1;

    /**
     * @param steps how many a pass has
     */
    public Dealt(int[] rows, int steps, UniformRandomProvider random) {
      all = rows;
      dealt = new int[rows.length];
      ends = new int[steps];
      this.random = random;
    }

    @Override
    public void next() {
      step = (step + 1) % ends.length;
      if (step == 0) {
        deal();
      }
    }

    private void deal() {
      int[] places = new int[all.length];
      int[] next = new int[ends.length + 1];
      for (int i = 0; i < all.length; i++) {
        places[i] = random.nextInt(ends.length);
        next[places[i] + 1]++;
      }
      for (int place = 0; place < ends.length; place++) {
        next[place + 1] += next[place];
        ends[place] = next[place + 1];
      }
      for (int i = 0; i < all.length; i++) {
        dealt[next[places[i]]++] = all[i];
      }
    }

    @Override
    public int[] rows() {
      return dealt;
    }

    @Override
    public int from() {
      return step == 0 ? 0 : ends[step - 1];
    }

    @Override
    public int size() {
      return ends[step] - from();
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
