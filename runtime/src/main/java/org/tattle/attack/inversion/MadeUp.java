package org.tattle.attack.inversion;

import java.util.List;
import java.util.function.Predicate;
import org.tattle.attack.Exhibit;
import org.tattle.attack.Leak;
import org.tattle.attack.Reading;
import org.tattle.attack.Result;
import org.tattle.attack.Tails;
import org.tattle.attack.Threat;
import org.tattle.component.Detail;
import org.tattle.component.Metric;
import org.tattle.measure.Estimate;
import org.tattle.measure.Intervals;
import org.tattle.nn.network.Shape;
import org.tattle.run.MessageText;

/**
 * What was made up of each class.
 *
 * @param images one a class
 * @param shape of each
 * @param least the least value that there is
 * @param most the largest
 * @param classes how many classes the target tells apart
 * @param queries that were put to the target
 */
public record MadeUp(
    List<Image> images, Shape shape, float least, float most, int classes, long queries)
    implements Result {
  private static final Reading RECOGNISED = new Reading("recognised", "recognised", true);

  public MadeUp {
    images = List.copyOf(images);
  }

  /**
   * What was made up of a class.
   *
   * @param label the class
   * @param values its features
   * @param recognised whether another model calls it that
   * @param usual whether that model calls the mean of the attacker's rows of the class that
   * @param likeness its correlation with the mean of the class's members, beyond the mean of all
   * @param nearest how far the nearest member is
   */
  public record Image(
      String label,
      double[] values,
      boolean recognised,
      boolean usual,
      double likeness,
      double nearest) {}

  /** A class of the table of what was made up. */
  public record Judged(
      String label, boolean recognised, boolean usual, double likeness, double nearest) {}

  @Override
  public Threat threat() {
    return Threat.INVERSION;
  }

  @Override
  public List<Leak> leaks() {
    return List.of(
        new Leak(
            RECOGNISED,
            recognised(),
            Estimate.exact(1.0 / classes),
            1,
            Tails.MORE,
            MessageText.of(
                "Of %,d classes for which “%%s” made up a typical input, %,d were recognised by"
                    + " another model that knows nothing of this one.",
                images.size(), count(Image::recognised))));
  }

  /** The headline held to guessing at that level, as a control is. */
  Leak against(double level) {
    return new Leak(
        RECOGNISED,
        Intervals.clopperPearson(count(Image::recognised), images.size(), level),
        Estimate.exact(1.0 / classes),
        1,
        Tails.MORE,
        "");
  }

  @Override
  public List<Exhibit> exhibits() {
    return shape.image()
        ? List.of(
            new Exhibit.Pictures(
                shape.height(),
                shape.width(),
                images.stream()
                    .map(it -> new Exhibit.Picture(it.label, shades(it.values)))
                    .toList()))
        : List.of();
  }

  /** From 0 to 1; of several channels the mean. */
  private float[] shades(double[] values) {
    int plane = shape.height() * shape.width();
    float[] shades = new float[plane];
    for (int i = 0; i < values.length; i++) {
      shades[i % plane] += (float) ((values[i] - least) / (most - least) * plane / values.length);
    }
    return shades;
  }

  @Override
  public List<String> notes() {
    return List.of(
        MessageText.of(
            "another model recognises %,d of %,d classes that were made up, and %,d of the means of"
                + " the attacker's own rows, for which nobody asks the target.",
            count(Image::recognised), images.size(), count(Image::usual)));
  }

  private int count(Predicate<Image> holds) {
    return (int) images.stream().filter(holds).count();
  }

  @Metric(
      doc = "share of classes of which what was made up is recognised by another model",
      share = true,
      headline = true)
  public Estimate recognised() {
    return Estimate.proportion(count(Image::recognised), images.size());
  }

  @Metric(
      doc = "share of classes that the means of the attacker's own rows show as well",
      share = true)
  public Estimate baseline() {
    return Estimate.proportion(count(Image::usual), images.size());
  }

  @Metric(
      doc = "correlation with the mean of the class's members, beyond the mean of all rows",
      max = 1)
  public Estimate likeness() {
    return Estimate.exact(images.stream().mapToDouble(Image::likeness).average().orElse(0));
  }

  @Metric(doc = "distance to the nearest member, as a mean over features")
  public Estimate nearest() {
    return Estimate.exact(images.stream().mapToDouble(Image::nearest).average().orElse(0));
  }

  @Metric(doc = "queries that the target answered")
  public Estimate asked() {
    return Estimate.exact(queries);
  }

  @Detail(doc = "a class that was made up")
  public List<Judged> each() {
    return images.stream()
        .map(it -> new Judged(it.label, it.recognised, it.usual, it.likeness, it.nearest))
        .toList();
  }
}
