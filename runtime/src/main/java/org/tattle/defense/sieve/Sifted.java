package org.tattle.defense.sieve;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.tattle.defense.sieve.Sieve.Suspicion;

/**
 * What a sieve made of the rows of a training.
 *
 * @param sieve what looked
 * @param rows the rows of the training, as indices into the data
 * @param suspicion of each of them
 */
public record Sifted(Sieve sieve, int[] rows, Suspicion suspicion) {

  /** Whether it leaves a row out, by its place among the rows. */
  public boolean out(int i) {
    return suspicion.scores()[i] > suspicion.limits()[i];
  }

  /** The places of the rows that it leaves out. */
  public BitSet out() {
    BitSet out = new BitSet();
    IntStream.range(0, rows.length).filter(this::out).forEach(out::set);
    return out;
  }

  /** Scores and limits, for {@link #read}. */
  public byte[] write() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * rows.length * Double.BYTES);
    bytes.asDoubleBuffer().put(suspicion.scores()).put(suspicion.limits());
    return bytes.array();
  }

  /**
   * What {@link #write} wrote of these rows.
   *
   * @throws IllegalArgumentException if it did not
   */
  public static Sifted read(byte[] bytes, Sieve sieve, int[] rows) {
    if (bytes.length != 2 * rows.length * Double.BYTES) {
      throw new IllegalArgumentException("not what was made of so many rows");
    }
    double[] scores = new double[rows.length];
    double[] limits = new double[rows.length];
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(scores).get(limits);
    return new Sifted(sieve, rows, new Suspicion(scores, limits));
  }
}
