package org.tattle.attack.updates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tattle.attack.Counterpart;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.federated.look.SeenUpdate;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.measure.Pairing;
import org.tattle.measure.Ssim;
import org.tattle.nn.network.Shape;
import org.tattle.run.MessageText;
import org.tattle.run.catalogue.UpdateFaults;

/**
 * Rows behind updates, and what was made up for each.
 *
 * @param rows each row of each update that was looked at
 * @param close from how many dB on a row is recovered
 * @param shape of each
 * @param least the least value that there is
 * @param range from that to the largest
 */
public record RowsRegained(List<Row> rows, double close, Shape shape, double least, double range)
    implements Result {
  private static final Reading RECOVERED = new Reading("recovered", "recovered", true);

  /** Nearer than that nobody can tell, since weights are floats. */
  private static final double FINEST = 1e-12;

  private static final int SHOWN = 6;

  public RowsRegained {
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param round in which an update tells of it
   * @param client whose update, or "all"
   * @param row its number
   * @param found whether something was made up for it; else it is taken to be the mean of all
   * @param mse by how much that is off: mean of squares, in ranges
   * @param usual by how much the mean of the attacker's own rows of its class is
   * @param ssim how alike the pictures are, if they are such
   * @param truth what it is
   * @param made what was made up
   */
  public record Row(
      int round,
      String client,
      int row,
      boolean found,
      double mse,
      double usual,
      OptionalDouble ssim,
      double[] truth,
      double[] made) {}

  /** An update in the table of updates. */
  public record Update(int round, String client, int rows, int recovered, double psnr) {}

  /** The rows behind an update, each held to what was made up for it: the nearest in all. */
  static List<Row> held(SeenUpdate seen, List<double[]> made, OwnRows known) {
    int[] all =
        IntStream.range(0, seen.rows().length).flatMap(i -> IntStream.of(seen.rows()[i])).toArray();
    double[][] truth = IntStream.of(all).mapToObj(known::row).toArray(double[][]::new);
    double[][] cost = new double[made.size()][all.length];
    for (int i = 0; i < cost.length; i++) {
      for (int j = 0; j < all.length; j++) {
        cost[i][j] = known.apart(made.get(i), truth[j]);
      }
    }
    int[] whose = Pairing.of(cost);
    double[][] usual = known.classMeans();
    double[] mean = known.mean();
    int[] labels = known.data().truth().groups();
    String client = seen.clients().length == 1 ? String.valueOf(seen.clients()[0]) : "all";
    List<Row> rows = new ArrayList<>();
    for (int j = 0; j < all.length; j++) {
      int place = j;
      int by =
          IntStream.range(0, whose.length).filter(i -> whose[i] == place).findFirst().orElse(-1);
      double[] guess = by < 0 ? mean : made.get(by);
      rows.add(
          new Row(
              seen.round(),
              client,
              all[j],
              by >= 0,
              known.apart(guess, truth[j]),
              known.apart(usual[known.classes() ? labels[all[j]] : 0], truth[j]),
              likeness(guess, truth[j], known),
              truth[j],
              guess));
    }
    return rows;
  }

  private static OptionalDouble likeness(double[] one, double[] other, OwnRows known) {
    Shape shape = known.shape();
    return shape.image()
        ? OptionalDouble.of(Ssim.of(one, other, shape.height(), shape.width(), known.range()))
        : OptionalDouble.empty();
  }

  /** Peak signal-to-noise ratio, in dB. */
  static double decibels(double mse) {
    return -10 * Math.log10(Math.max(FINEST, mse));
  }

  private boolean recovered(Row row) {
    return row.found && decibels(row.mse) >= close;
  }

  private boolean usual(Row row) {
    return decibels(row.usual) >= close;
  }

  private int count(Predicate<Row> holds) {
    return (int) rows.stream().filter(holds).count();
  }

  @Override
  public Threat threat() {
    return Threat.REGAINING;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            RECOVERED,
            recovered(),
            baseline(),
            1,
            Tails.MORE,
            Optional.of(
                Leak.pairs(
                    count(row -> recovered(row) && !usual(row)),
                    count(row -> !recovered(row) && usual(row)))),
            MessageText.of(
                "Of %,d rows behind the updates that were looked at, “%%s” rebuilt %,d; the mean of"
                    + " other rows of their class is as near to %,d.",
                rows.size(), count(this::recovered), count(this::usual))));
  }

  /** What was found in updates of random numbers. */
  static Counterpart nothing(RowsRegained found) {
    return new Counterpart(
        found.against(),
        UpdateFaults.CONTROL_RANDOM_UPDATES,
        "of updates of random numbers, of which nothing can be read",
        "The control of “%s” failed: rows are found in random updates as well (%s of them), so what"
            + " it found may be guessed.");
  }

  /** The headline as a control is held to it. */
  private Leak against() {
    return new Leak(
        RECOVERED,
        Intervals.clopperPearson(count(this::recovered), rows.size(), 0.99),
        Intervals.clopperPearson(count(this::usual), rows.size(), 0.99),
        1,
        Tails.MORE,
        "");
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        MessageText.of(
            "%,d of %,d rows came back to %.0f dB or nearer; of %,d, nothing was found, and they"
                + " are taken to be the mean of the attacker's own.",
            count(this::recovered), rows.size(), close, count(row -> !row.found)));
    each().stream()
        .max(Comparator.comparingDouble(it -> (double) it.recovered / it.rows))
        .filter(it -> it.recovered > 0)
        .ifPresent(
            it ->
                notes.add(
                    MessageText.of(
                        "most is told in round %,d by client %s: %,d of %,d rows",
                        it.round, it.client, it.recovered, it.rows)));
    notes.add(
        "Rows of one update come back together or not at all: intervals, which take rows for"
            + " independent, are too narrow where updates have many.");
    return notes;
  }

  @Override
  public List<Exhibit> exhibits() {
    if (!shape.image()) {
      return List.of();
    }
    List<Row> sorted =
        rows.stream().filter(Row::found).sorted(Comparator.comparingDouble(Row::mse)).toList();
    int shown = Math.min(SHOWN, sorted.size());
    List<Exhibit.Picture> pictures = new ArrayList<>();
    for (int i = 0; i < shown; i++) {
      Row row = sorted.get(shown == 1 ? 0 : i * (sorted.size() - 1) / (shown - 1));
      pictures.add(new Exhibit.Picture("row " + row.row, shades(row.truth)));
      pictures.add(
          new Exhibit.Picture(
              String.format(Locale.ROOT, "%.0f dB", decibels(row.mse)), shades(row.made)));
    }
    return pictures.isEmpty()
        ? List.of()
        : List.of(new Exhibit.Pictures(shape.height(), shape.width(), pictures));
  }

  private float[] shades(double[] values) {
    int plane = shape.height() * shape.width();
    float[] shades = new float[plane];
    for (int i = 0; i < values.length; i++) {
      double part = Math.max(0, Math.min(1, (values[i] - least) / range));
      shades[i % plane] += (float) (part * plane / values.length);
    }
    return shades;
  }

  private Estimate mean(ToDoubleFunction<Row> of) {
    double[] each = rows.stream().mapToDouble(of).toArray();
    return each.length < 2 ? Estimate.exact(each[0]) : Intervals.mean(each);
  }

  @Metric(
      doc = "share of the rows behind updates that were rebuilt to `close` dB",
      share = true,
      headline = true)
  public Estimate recovered() {
    return Estimate.proportion(count(this::recovered), rows.size());
  }

  @Metric(
      doc = "share of them to which the mean of other rows of their class is as near",
      share = true)
  public Estimate baseline() {
    return Estimate.proportion(count(this::usual), rows.size());
  }

  @Metric(
      doc =
          "mean over rows of the peak signal-to-noise ratio, in dB; 120 at most, since weights are"
              + " floats")
  public Estimate psnr() {
    return mean(row -> decibels(row.mse));
  }

  @Metric(doc = "mean over rows of what the mean of other rows of their class would have, in dB")
  public Estimate baselinePsnr() {
    return mean(row -> decibels(row.usual));
  }

  @Metric(doc = "mean square by which what was rebuilt is off, in squares of the range of values")
  public Estimate mse() {
    return mean(Row::mse);
  }

  @Metric(doc = "structural similarity of what was rebuilt, if rows are pictures", max = 1)
  public Optional<Estimate> ssim() {
    return shape.image() ? Optional.of(mean(row -> row.ssim.orElse(0))) : Optional.empty();
  }

  @Detail(doc = "an update that was looked at")
  public List<Update> each() {
    Map<List<Object>, List<Row>> updates = new LinkedHashMap<>();
    for (Row row : rows) {
      updates.computeIfAbsent(List.of(row.round, row.client), it -> new ArrayList<>()).add(row);
    }
    return updates.values().stream()
        .map(
            own ->
                new Update(
                    own.get(0).round,
                    own.get(0).client,
                    own.size(),
                    (int) own.stream().filter(this::recovered).count(),
                    own.stream().mapToDouble(row -> decibels(row.mse)).average().orElse(0)))
        .toList();
  }
}
