package org.tattle.nn.robust;

import org.tattle.nn.network.Hardening;

/** Which lesson makes a network withstand changes how. */
public final class HardeningLessons {
  private HardeningLessons() {}

  /** The lesson, which the caller closes. */
  public static Lesson of(Hardening hardening, Pupil pupil) {
    if (hardening instanceof Hardening.Noise noise) {
      return new NoisyLesson(pupil, noise.deviation());
    }
    if (hardening instanceof Hardening.Mixed mixed) {
      return new MixedLesson(pupil, mixed);
    }
    if (hardening instanceof Hardening.Moved moved) {
      return new MovedLesson(pupil, moved.shape());
    }
    if (hardening instanceof Hardening.Worst worst) {
      return new WorstLesson(pupil, worst);
    }
    if (hardening instanceof Hardening.Bounds bounds) {
      return new BoundsLesson(pupil, bounds);
    }
    return new SteadyLesson(pupil, (Hardening.Steady) hardening);
  }
}
