package org.tattle.defense.sieve;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tattle.data.Dataset;
import org.tattle.measure.Estimate;

/** What sieves left out of a training. */
public final class SiftedRows {
  private SiftedRows() {}

  /**
   * A row that was left out.
   *
   * @param row of the data
   * @param label its class in the data
   * @param score of the sieve
   * @param limit which the score is above
   * @param why what the score is
   */
  public record Row(int row, String label, double score, double limit, String why) {}

  /** Which rows any of them left out. */
  public static BitSet out(List<Sifted> sifted) {
    BitSet out = new BitSet();
    sifted.forEach(it -> it.out().stream().forEach(i -> out.set(it.rows()[i])));
    return out;
  }

  /** The share of rows that they left out, if there are sieves. */
  public static Optional<Estimate> share(List<Sifted> sifted) {
    return sifted.stream()
        .findFirst()
        .map(it -> Estimate.proportion(out(sifted).cardinality(), it.rows().length));
  }

  /**
   * What they left out, sieve by sieve, the most suspicious first.
   *
   * @param data the rows as they came, by whose labels they are called
   */
  public static List<Row> of(List<Sifted> sifted, Dataset data) {
    return sifted.stream()
        .flatMap(
            it ->
                it.out().stream()
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -it.suspicion().scores()[i]))
                    .map(i -> row(it, i, data)))
        .toList();
  }

  private static Row row(Sifted sifted, int i, Dataset data) {
    int row = sifted.rows()[i];
    return new Row(
        row,
        data.classes().get(data.labels()[row]),
        sifted.suspicion().scores()[i],
        sifted.suspicion().limits()[i],
        sifted.sieve().measure());
  }
}
