package org.tattle.attack.evasion;

import java.util.List;
import org.tattle.attack.Leak;
import org.tattle.run.Warning;
import org.tattle.run.catalogue.AttackFaults;

/**
 * Whether gradients are masked (Athalye, Carlini and Wagner 2018, section 3): an attack that has
 * them as well must not find less than one that has answers alone.
 */
final class Masking {
  private Masking() {}

  /** What is to be said of two attacks' changes of the same rows. */
  static List<Warning> warnings(Attempt attempt, float[] byAnswers, float[] byGradients) {
    int[] one = attempt.said(byAnswers);
    int[] other = attempt.said(byGradients);
    int first = 0;
    int second = 0;
    for (int i : attempt.attacked()) {
      boolean answers = one[i] >= 0 && one[i] != attempt.labels[i];
      boolean gradients = other[i] >= 0 && other[i] != attempt.labels[i];
      first += answers && !gradients ? 1 : 0;
      second += gradients && !answers ? 1 : 0;
    }
    return Leak.pairs(first, second).lower() > 0.5
        ? List.of(Warning.of(AttackFaults.GRADIENTS_MASKED, first, second))
        : List.of();
  }
}
