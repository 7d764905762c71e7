package org.tattle.defense.output;

import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.tattle.component.Component;
import org.tattle.component.Param;
import org.tattle.defense.Limit;
import org.tattle.defense.OutputDefense;
import org.tattle.defense.Rehearsal;
import org.tattle.run.Randomness;

/**
 * Adds Gaussian noise to the probabilities that are given out; what falls below 0 is 0, and they
 * are scaled to sum to one. The noise follows from the answer and a secret, so that it does not
 * wear off where the same row is asked about again. Where rows a little apart are asked about it
 * does: their answers differ, and so does their noise. It is no differential privacy: nothing
 * bounds what one row of the training does to an answer.
 */
@Component(
    name = "noise_answers",
    doc = "Adds noise to the probabilities that are given out.",
    paper = "Tramèr et al. 2016, Stealing Machine Learning Models via Prediction APIs, section 7",
    example = "defend noise_answers scale=0.1")
public record NoiseAnswers(
    @Param(doc = "standard deviation of the noise of a probability", min = 0, max = 100)
        double scale,
    @Param(doc = "whether the predicted class stays: noise that would change it is made smaller")
        boolean keepLabel)
    implements OutputDefense {
  public NoiseAnswers() {
    this(0.1, true);
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public Limit ready(Supplier<Rehearsal> rehearsal) {
    Randomness random = rehearsal.get().random();
    return new Limit() {
      @Override
      public double[] limit(double[] p) {
        return noised(p, random.split("noise", Arrays.toString(p)));
      }

      @Override
      public boolean keepsLabel() {
        return keepLabel;
      }
    };
  }

  private double[] noised(double[] p, Randomness random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] noise = new double[p.length];
    Arrays.setAll(noise, c -> scale * normal.sample());
    return keepLabel ? SameClass.nearest(p, share -> moved(p, noise, share)) : moved(p, noise, 1);
  }

  private static double[] moved(double[] p, double[] noise, double share) {
    double[] moved = new double[p.length];
    Arrays.setAll(moved, c -> Math.max(0, p[c] + share * noise[c]));
    return SameClass.summingToOne(moved, p);
  }
}
