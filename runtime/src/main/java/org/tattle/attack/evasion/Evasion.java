package org.tattle.attack.evasion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.component.Param;
import org.tattle.measure.Estimate;
import org.tattle.measure.Roc;
import org.tattle.run.MessageText;
import org.tattle.run.Warning;

/**
 * How easily a model is misled.
 *
 * @param radius how large changes were allowed to be
 * @param unit how large a change is taken to be
 * @param changed one a row that was tried
 * @param detection how well they are told from rows as they are, if somebody looks
 * @param pictures rows, changes and results to look at, of images
 * @param queries that were put to the target
 * @param notes what the reader should know of the attack
 * @param warnings what whoever ran it should look at
 */
public record Evasion(
    double radius,
    Unit unit,
    List<Changed> changed,
    Optional<Roc> detection,
    Optional<Exhibit.Pictures> pictures,
    long queries,
    List<String> notes,
    List<Warning> warnings)
    implements Result {
  private static final Reading MISLED = new Reading("misled", "misled", true);

  /** Radii, besides 0, at which the line of robust rows is drawn. */
  private static final int RADII = 40;

  /** What a radius is taken for that was written with fewer digits. */
  private static final double ROUNDING = 1e-9;

  public Evasion {
    changed = List.copyOf(changed);
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
  }

  /** How large a change is taken to be. */
  public enum Unit {
    LINF("largest change of a feature"),
    L2("length of the change"),
    COLUMNS("columns changed");

    private final String words;

    Unit(String words) {
      this.words = words;
    }
  }

  /**
   * A row in the table of what was tried.
   *
   * @param takenFor the class of the changed row; nothing of rows that were not attacked
   * @param radius how small a change misled it; infinite if none did, and no number of rows that
   *     were wrong as they are
   */
  public record Tried(int row, String takenFor, double radius) {}

  @Override
  public Threat threat() {
    return Threat.EVASION;
  }

  @Override
  public List<Leak> leaks() {
    int attack = count(it -> it.misled() && !it.byNoise());
    int noise = count(it -> it.byNoise() && !it.misled());
    return List.of(
        new Leak(
            MISLED,
            misled(),
            noise(),
            1,
            Tails.MORE,
            Optional.of(Leak.pairs(attack, noise)),
            MessageText.of(
                "“%%s” changed %,d rows that were classified rightly, each by %s at most: %,d were"
                    + " then taken for something else; of random changes as large, %,d were.",
                count(Changed::right),
                text(radius),
                count(Changed::misled),
                count(Changed::byNoise))));
  }

  @Override
  public List<Exhibit> exhibits() {
    return Stream.of(radii(), detection.map(Evasion::told), pictures)
        .<Exhibit>flatMap(Optional::stream)
        .toList();
  }

  /** The share still right over radii, up to the attack's own. */
  private Optional<Exhibit> radii() {
    if (radius == 0 || changed.isEmpty()) {
      return Optional.empty();
    }
    int steps = unit == Unit.COLUMNS ? (int) radius : RADII;
    double[] xs = IntStream.rangeClosed(0, steps).mapToDouble(i -> radius * i / steps).toArray();
    return Optional.of(
        new Exhibit.Line(
            unit.words,
            "still classified rightly",
            xs,
            DoubleStream.of(xs).mapToObj(this::still).toList(),
            "Below the radius of the attack an upper estimate: of the changes found only those"
                + " within it count."));
  }

  /** Changed rows that are refused, over rows that are refused as they are. */
  private static Exhibit told(Roc roc) {
    return new Exhibit.Curve(
        "rows refused as they are",
        "changed rows refused",
        roc.fpr(),
        roc.tpr(),
        0.5 / roc.nonMembers(),
        0.5 / roc.members(),
        false);
  }

  private Estimate still(double within) {
    return Estimate.proportion(count(it -> it.right() && it.distance() > within), changed.size());
  }

  /** A radius as people write it. */
  static String text(double radius) {
    return MessageText.of("%.4f", radius).replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private int count(Predicate<Changed> holds) {
    return (int) changed.stream().filter(holds).count();
  }

  /** A share of those that were classified rightly; nothing is known if none were. */
  private Estimate ofRight(Predicate<Changed> holds) {
    int right = count(Changed::right);
    return right == 0 ? new Estimate(0, 0, 1) : Estimate.proportion(count(holds), right);
  }

  @Metric(
      doc = "share of the rows classified rightly that were misled",
      share = true,
      headline = true)
  public Estimate misled() {
    return ofRight(Changed::misled);
  }

  @Metric(doc = "share of these rows that random changes as large mislead", share = true)
  public Estimate noise() {
    return ofRight(Changed::byNoise);
  }

  @Metric(doc = "share of all rows tried that are still classified rightly", share = true)
  public Estimate robust() {
    return Estimate.proportion(count(it -> it.right() && !it.misled()), changed.size());
  }

  @Metric(
      doc =
          "share still right at a smaller radius, an upper estimate: of the changes found only those within"
              + " it count, and an attack made for it may find more",
      share = true)
  public Optional<Estimate> robustAt(
      @Param(doc = "how large a change counts, up to the attack's own", min = 0) double radius) {
    return radius > this.radius * (1 + ROUNDING) ? Optional.empty() : Optional.of(still(radius));
  }

  @Metric(doc = "share of the rows tried that are classified rightly as they are", share = true)
  public Estimate clean() {
    return Estimate.proportion(count(Changed::right), changed.size());
  }

  @Metric(doc = "median of the smallest changes found that mislead; infinite if most were not")
  public Estimate smallest() {
    double[] found =
        changed.stream().filter(Changed::right).mapToDouble(Changed::distance).sorted().toArray();
    return Estimate.exact(found.length == 0 ? Double.NaN : found[(found.length - 1) / 2]);
  }

  @Metric(
      doc =
          "how well a detector tells changed rows that would mislead from rows as they are, as AUC")
  public Optional<Estimate> detected() {
    return detection.map(Roc::auc);
  }

  @Metric(doc = "queries that the target answered")
  public Estimate asked() {
    return Estimate.exact(queries);
  }

  @Detail(doc = "a row that was tried, and how small a change was found that misleads")
  public List<Tried> rows() {
    Map<Boolean, List<Changed>> byRight =
        changed.stream().collect(Collectors.partitioningBy(Changed::right));
    return Stream.concat(
            byRight.get(true).stream().map(it -> new Tried(it.row(), it.after(), it.distance())),
            byRight.get(false).stream().map(it -> new Tried(it.row(), it.after(), Double.NaN)))
        .toList();
  }
}
