package org.tattle.privacy.release.statistic;

import java.util.Optional;
import org.tattle.privacy.release.answer.NamedNoise;
import org.tattle.privacy.release.answer.Price;
import org.tattle.privacy.release.answer.Reason;

/** A statistic that is a number, or several, with noise added. */
sealed interface NoisyStatistic extends Statistic permits Count, Histogram, Mean, Sum, Variance {

  /** The noise that was asked for. */
  NamedNoise mechanism();

  @Override
  default Optional<NamedNoise> noise() {
    return Optional.of(mechanism());
  }

  @Override
  default boolean drawnAgain() {
    return true;
  }

  @Override
  default String reason(Price price) {
    return Reason.of(mechanism(), price);
  }
}
