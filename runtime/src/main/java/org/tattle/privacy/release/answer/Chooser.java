package org.tattle.privacy.release.answer;

import java.util.Locale;
import org.tattle.privacy.noise.Choice;
import org.tattle.privacy.noise.Exponential;
import org.tattle.privacy.noise.NoisyMax;
import org.tattle.privacy.noise.PermuteAndFlip;

/** How one of several candidates is chosen. */
public enum Chooser {
  /** The one that is never worse than the others. */
  BEST,
  PERMUTE_AND_FLIP,
  EXPONENTIAL,
  NOISY_MAX;

  /** The mechanism, at a price and for scores that one row moves so far at most. */
  public Choice of(double epsilon, double sensitivity) {
    return switch (this) {
      case BEST, PERMUTE_AND_FLIP -> new PermuteAndFlip(epsilon, sensitivity);
      case EXPONENTIAL -> new Exponential(epsilon, sensitivity, false);
      case NOISY_MAX -> new NoisyMax(epsilon, sensitivity);
    };
  }

  /** Which it is, and why. */
  public String reason() {
    return switch (this) {
      case BEST -> "it is chosen by `permute_and_flip`, which is never worse than `exponential`";
      case PERMUTE_AND_FLIP -> "it is chosen by `permute_and_flip`, as asked";
      case EXPONENTIAL, NOISY_MAX ->
          "it is chosen by `%s`, as asked; `permute_and_flip` errs no more at the same price"
              .formatted(name().toLowerCase(Locale.ROOT));
    };
  }
}
