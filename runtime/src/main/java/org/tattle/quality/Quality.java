package org.tattle.quality;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.component.Metric;
import org.tattle.data.Dataset;
import org.tattle.data.Labels;
import org.tattle.data.Split;
import org.tattle.measure.Estimate;
import org.tattle.measure.space.NearestPoints;
import org.tattle.measure.space.Vectors;
import org.tattle.run.Control;
import org.tattle.run.Seed;

/**
 * What is wrong with rows before anybody trains on them. It reads every row, and nothing of it is
 * private: it is for whoever has the rows. NeighbourLabels are looked for among {@value #MOST} rows
 * that are drawn, if there are more, along their strongest directions.
 *
 * @param count rows
 * @param looked rows whose neighbours were looked for
 * @param columns column by column
 * @param duplicated rows that are another over again, label and all
 * @param contradicted rows that are another over again with another label
 * @param crossed of the non-members that were looked at, how many have nearly the same among
 *     members
 * @param others non-members that were looked at
 * @param odd rows with a number far off its column's median
 * @param wrong rows that were looked at whose label is likely wrong
 * @param doubts those of them that are surest
 * @param nearest how near the nearest other row is
 */
public record Quality(
    int count,
    int looked,
    List<ColumnQuality> columns,
    int duplicated,
    int contradicted,
    int crossed,
    int others,
    int odd,
    Optional<Integer> wrong,
    List<Doubt> doubts,
    NearestRows nearest) {
  private static final int MOST = 10_000;
  private static final int NEIGHBOURS = 10;
  private static final int DIRECTIONS = 16;
  private static final int LISTED = 10;

  /** How near is nearly the same, as a share of the median distance to a nearest row. */
  private static final double NEARLY = 0.1;

  public Quality {
    columns = List.copyOf(columns);
    doubts = List.copyOf(doubts);
  }

  /** How near to each row that was looked at the nearest other one is: of members, and others. */
  public record NearestRows(double[] members, double[] others) {}

  /** A row whose label is likely wrong. */
  public record Doubt(int row, String label, String likely) {}

  /** That of a data set. */
  public static Quality of(Dataset data, Split split, Control control) {
    Columns columns = new Columns(data, split, control);
    Copies copies = Copies.of(data, control);
    Seed seed = new Seed(0).split("quality", data.digest());
    int[] drawn = drawn(data.rows(), seed);
    Vectors vectors = new Vectors(data.values(drawn), data.shape().size());
    float[][] places = vectors.along(DIRECTIONS, seed, control);
    int[][] near = new NearestPoints(places).of(NEIGHBOURS, control);
    BitSet members = new BitSet();
    Arrays.stream(split.members()).forEach(members::set);
    int[] others = IntStream.range(0, drawn.length).filter(i -> !members.get(drawn[i])).toArray();
    Optional<LabelNoise> noise = noise(data, drawn, near);
    return new Quality(
        data.rows(),
        drawn.length,
        columns.all(),
        copies.duplicated(),
        copies.contradicted(),
        crossed(places, near, others, i -> members.get(drawn[i])),
        others.length,
        columns.odd().cardinality(),
        noise.map(it -> it.rows().size()),
        noise.map(it -> doubts(it, drawn, data)).orElse(List.of()),
        new NearestRows(
            nearest(places, near, i -> members.get(drawn[i])),
            nearest(places, near, i -> !members.get(drawn[i]))));
  }

  private static double[] nearest(float[][] places, int[][] near, IntPredicate which) {
    return IntStream.range(0, places.length)
        .filter(which)
        .filter(i -> near[i].length > 0)
        .mapToDouble(i -> distance(places[i], places[near[i][0]]))
        .toArray();
  }

  private static int[] drawn(int rows, Seed seed) {
    int[] all = IntStream.range(0, rows).toArray();
    PermutationSampler.shuffle(seed.split("rows").random(), all);
    return IntStream.of(all).limit(MOST).sorted().toArray();
  }

  private static int crossed(float[][] places, int[][] near, int[] others, IntPredicate member) {
    double[] nearest = nearest(places, near, i -> true);
    Arrays.sort(nearest);
    double limit = nearest.length == 0 ? 0 : NEARLY * nearest[nearest.length / 2];
    return (int)
        IntStream.of(others)
            .filter(
                i ->
                    IntStream.of(near[i])
                        .anyMatch(j -> member.test(j) && distance(places[i], places[j]) <= limit))
            .count();
  }

  private static double distance(float[] one, float[] other) {
    double square = 0;
    for (int k = 0; k < one.length; k++) {
      double off = one[k] - other[k];
      square += off * off;
    }
    return Math.sqrt(square);
  }

  /** By what a row's neighbours are called, of which it is none itself. */
  private static Optional<LabelNoise> noise(Dataset data, int[] drawn, int[][] near) {
    if (data.truth().kind() != Labels.Kind.CLASSES) {
      return Optional.empty();
    }
    double[][] likely = new double[drawn.length][data.classes().size()];
    for (int i = 0; i < drawn.length; i++) {
      for (int j : near[i]) {
        likely[i][data.labels()[drawn[j]]] += 1.0 / near[i].length;
      }
    }
    int[] labels = IntStream.of(drawn).map(row -> data.labels()[row]).toArray();
    return Optional.of(LabelNoise.of(likely, labels));
  }

  private static List<Doubt> doubts(LabelNoise noise, int[] drawn, Dataset data) {
    return IntStream.range(0, Math.min(LISTED, noise.rows().size()))
        .mapToObj(
            k -> {
              int row = drawn[noise.rows().get(k)];
              List<String> classes = data.classes();
              return new Doubt(
                  row, classes.get(data.labels()[row]), classes.get(noise.as().get(k)));
            })
        .toList();
  }

  @Metric(doc = "rows")
  public Estimate rows() {
    return Estimate.exact(count);
  }

  @Metric(doc = "share of cells without a value", share = true)
  public Estimate missing() {
    return Estimate.exact(columns.stream().mapToDouble(ColumnQuality::missing).average().orElse(0));
  }

  @Metric(doc = "share of rows that are an earlier one over again", share = true)
  public Estimate duplicates() {
    return Estimate.exact(share(duplicated, count));
  }

  @Metric(doc = "share of rows that are an earlier one over again with another label", share = true)
  public Estimate contradictions() {
    return Estimate.exact(share(contradicted, count));
  }

  @Metric(
      doc = "share of non-members, of those looked at, with nearly the same row among members",
      share = true)
  public Estimate crossing() {
    return Estimate.proportion(crossed, others);
  }

  @Metric(doc = "share of rows with a number far off the median of its column", share = true)
  public Estimate outliers() {
    return Estimate.exact(share(odd, count));
  }

  @Metric(doc = "the largest population stability index between members and others of any column")
  public Estimate drift() {
    return Estimate.exact(columns.stream().mapToDouble(ColumnQuality::psi).max().orElse(0));
  }

  @Metric(doc = "columns in which members and others differ by more than chance, and by much")
  public Estimate drifted() {
    return Estimate.exact(columns.stream().filter(ColumnQuality::drifts).count());
  }

  @Metric(doc = "share of rows, of those looked at, whose label is likely wrong", share = true)
  public Optional<Estimate> labelNoise() {
    return wrong.map(it -> Estimate.proportion(it, looked));
  }

  private static double share(int some, int all) {
    return all == 0 ? 0 : (double) some / all;
  }
}
