package org.tattle.defense;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tattle.data.Dataset;

/**
 * What becomes of rows before a model is trained on them. Who is a member follows: a row of which
 * nothing is left was not trained on.
 *
 * @param rows the rows to train on: fewer or more, under the same columns or others
 * @param from the row that each of them comes from; not written to
 * @param seen what a model that learned from them is given in the place of inputs, row by row
 */
public record Treatment(Dataset rows, int[] from, UnaryOperator<INDArray> seen) {

  /** Rows that take the place of others one by one, under the same columns. */
  public static Treatment inPlace(Dataset rows) {
    return inPlace(rows, UnaryOperator.identity());
  }

  /** Rows in the place of pictures or other rows, of which each is made by itself. */
  public static Treatment inPlace(Dataset rows, UnaryOperator<INDArray> seen) {
    return new Treatment(rows, IntStream.range(0, rows.rows()).toArray(), seen);
  }

  /** These rows after one more treatment. */
  public Treatment then(Treatment next) {
    return new Treatment(
        next.rows,
        IntStream.of(next.from).map(row -> from[row]).toArray(),
        inputs -> next.seen.apply(seen.apply(inputs)));
  }

  /** What became of some rows: where it stands among the rows to train on, ascending. */
  public int[] of(int[] some) {
    boolean asTheyAre =
        IntStream.range(0, from.length).allMatch(i -> from[i] == i)
            && IntStream.of(some).allMatch(row -> row < from.length);
    if (asTheyAre) {
      return some;
    }
    BitSet wanted = set(some);
    return IntStream.range(0, from.length).filter(i -> wanted.get(from[i])).toArray();
  }

  /** Those of some rows of which anything is left. */
  public int[] left(int[] some) {
    return left(some, i -> true);
  }

  /** The same, where those of the rows to train on alone count that are told. */
  public int[] left(int[] some, IntPredicate told) {
    BitSet all = new BitSet();
    IntStream.range(0, from.length).filter(told).forEach(i -> all.set(from[i]));
    return IntStream.of(some).filter(all::get).toArray();
  }

  /** Whether a row became several. */
  public boolean repeats() {
    return set(from).cardinality() < from.length;
  }

  private static BitSet set(int[] rows) {
    BitSet set = new BitSet();
    IntStream.of(rows).forEach(set::set);
    return set;
  }
}
