package org.tattle.defense.sieve;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.measure.MedianDeviation;
import org.tattle.nn.train.Trained;
import org.tattle.run.Control;

/**
 * Neural Cleanse (Wang et al. 2019), turned to the rows: a back door is a short way into one class.
 *
 * <ol>
 *   <li>for each class, make up the smallest mark that brings rows of others to it;
 *   <li>a class whose mark is smaller than the median by more than so many deviations, by the
 *       median absolute one, has a back door (section 4.2 there: 2);
 *   <li>leave out the rows of such a class that bear the mark more than all but one in a thousand
 *       of the rows of other classes do.
 * </ol>
 *
 * <p>It needs a mark that is small and the same on all rows. With few classes a median says little:
 * of two it never finds one that stands out.
 */
@Component(
    name = "neural_cleanse",
    doc = "Makes up the smallest mark into each class, and leaves out rows that bear an odd one.",
    paper = "Wang et al. 2019, Neural Cleanse: Identifying and Mitigating Backdoor Attacks",
    example = "defend neural_cleanse")
public record NeuralCleanse(
    @Param(doc = "deviations below the median from which a mark is odd", min = 0, above = true)
        double deviations,
    @Param(doc = "rows of other classes that marks are made up for", min = 10, max = 1_000_000)
        int rows)
    implements Sieve {
  private static final double BEAR = 0.999;

  public NeuralCleanse() {
    this(2, 2000);
  }

  @Override
  public String measure() {
    return "how far it bears the smallest mark into its class, if that is odd";
  }

  @Override
  public Suspicion look(Suspects suspects, Control control) {
    Trained model = suspects.network("neural_cleanse");
    float[] all = suspects.features();
    int width = suspects.width();
    float[] least = new float[width];
    float[] most = new float[width];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    Arrays.fill(most, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < all.length; i++) {
      least[i % width] = Math.min(least[i % width], all[i]);
      most[i % width] = Math.max(most[i % width], all[i]);
    }
    ReversedMark[] marks = new ReversedMark[suspects.classes()];
    for (int label = 0; label < marks.length; label++) {
      UniformRandomProvider random = suspects.seed().split("mark", label).random();
      float[] others = others(suspects, label, random);
      marks[label] =
          others.length == 0
              ? ReversedMark.NONE
              : ReversedMark.of(model, others, label, least, most, random, control);
    }
    double[] odd = odd(Arrays.stream(marks).mapToDouble(ReversedMark::size).toArray());
    double[] scores = new double[suspects.count()];
    double[] limits = new double[suspects.count()];
    Arrays.fill(limits, 1);
    for (int label = 0; label < marks.length; label++) {
      if (odd[label] > deviations) {
        judge(suspects, label, marks[label], all, least, most, scores, limits);
      }
    }
    return new Suspicion(scores, limits);
  }

  private static void judge(
      Suspects suspects,
      int label,
      ReversedMark mark,
      float[] all,
      float[] least,
      float[] most,
      double[] scores,
      double[] limits) {
    int width = least.length;
    double[] others =
        IntStream.range(0, suspects.count())
            .filter(i -> suspects.label(i) != label)
            .mapToDouble(i -> mark.borne(all, i * width, least, most))
            .sorted()
            .toArray();
    double limit = others[(int) (BEAR * (others.length - 1))];
    for (int i : suspects.of(label)) {
      scores[i] = mark.borne(all, i * width, least, most);
      limits[i] = limit;
    }
  }

  private float[] others(Suspects suspects, int label, UniformRandomProvider random) {
    int[] others =
        IntStream.range(0, suspects.count()).filter(i -> suspects.label(i) != label).toArray();
    PermutationSampler.shuffle(random, others);
    return suspects
        .data()
        .values(IntStream.of(others).limit(rows).map(i -> suspects.rows()[i]).toArray());
  }

  /** By how many deviations each is smaller than the median; 0 where nothing varies. */
  static double[] odd(double[] sizes) {
    MedianDeviation usual = MedianDeviation.of(sizes);
    return Arrays.stream(sizes).map(size -> 0 - usual.above(size)).toArray();
  }
}
